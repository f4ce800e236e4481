"""Results as plain values for the screen: words, numbers already written, colours; no widgets."""
