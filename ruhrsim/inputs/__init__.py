"""What goes in: sourced parameters and the real tables."""
