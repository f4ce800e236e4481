"""Effects that evaluations found, each asked of the model as the study asked the world."""
