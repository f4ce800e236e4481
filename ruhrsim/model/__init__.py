"""The model: state, start, processes and the quarter. START HERE: `model.py`."""
