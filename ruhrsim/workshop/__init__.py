"""The planning game: rules without any user interface.

A game is a list of decisions. The region that comes of it is an ordinary scenario with phases and
instruments, so that every result can be repeated and every other course tried on the same luck.
"""
