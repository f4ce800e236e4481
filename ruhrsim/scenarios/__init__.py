"""Scenarios: what is asked of the model, read from files and checked."""
