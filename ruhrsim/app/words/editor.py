"""Words of the page editor."""

WORDS = {}
