"""What goes in: the real tables of a region and what they are counted by."""
