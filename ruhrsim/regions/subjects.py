"""Groups of subjects in which universities train graduates."""

SUBJECTS = ("engineering", "informatics_natural_sciences", "business_law", "health", "humanities_other")
"""Order of every array with an axis of subjects."""
