"""Runs of scenarios side by side: made, kept, continued, found again."""
