"""What a visitor sees before the app is there: Solara takes these files in place of its own empty ones."""
