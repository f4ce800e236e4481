"""Where rooms are kept and how phones reach this server."""

import socket
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

_LOCAL = ("localhost", "127.0.0.1", "::1")
_SOMEWHERE_ELSE = ("10.255.255.255", 1)


@dataclass(frozen=True)
class ServerSettings:
    """How the server was started.

    Args:
        rooms: File of the rooms.
        host: Address it listens on.
        port: Its port.
        path: Where the app stands behind a proxy, such as `/ruhrsim`; empty for the root.
    """

    rooms: Path = Path.home() / ".ruhrsim" / "rooms.sqlite"
    host: str = "127.0.0.1"
    port: int = 8765
    path: str = ""


_settings = ServerSettings()


def use_settings(settings: ServerSettings) -> None:
    """Set how the server was started, before the first page."""
    global _settings
    _settings = settings


def the_settings() -> ServerSettings:
    """Return how the server was started."""
    return _settings


def base_address(origin: str) -> tuple[str, bool]:
    """Return the address that phones should use and whether they can reach it.

    Args:
        origin: Address in the facilitator's own browser, such as `http://localhost:8765`.
    """
    parts = urlsplit(origin if origin.startswith(("http://", "https://")) else "")
    if parts.hostname and parts.hostname not in _LOCAL:
        return f"{parts.scheme}://{parts.netloc}{_settings.path}", True
    own = _own_address() if _settings.host in ("0.0.0.0", "::") else None
    return f"http://{own or 'localhost'}:{_settings.port}", own is not None


@lru_cache
def _own_address() -> str | None:
    """Return this machine's address in its network; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE_ELSE)
            return probe.getsockname()[0]
        except OSError:
            return None
