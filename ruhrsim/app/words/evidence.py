"""Words of the page evidence."""

WORDS = {}
