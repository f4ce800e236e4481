"""Instruments of policy: one file each, listed in `INSTRUMENTS`."""

INSTRUMENTS: dict[str, type] = {}
"""Dated instruments that a scenario may list under `[[policy]]`, by name."""
