"""Words of the page share."""

WORDS = {}
