"""The engine behind the app: runs in processes, bounded, shared by all visitors; no user interface."""

from ruhrsim.app.engine.requests import FULL, GLIMPSE, SKETCH, Answer, Effort, RequestQueue

__all__ = ["FULL", "GLIMPSE", "SKETCH", "Answer", "RequestQueue", "Effort"]
