"""Words of the page explore."""

WORDS = {}
