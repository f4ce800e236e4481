"""What each kind of page may know, as plain values; what is not in here never reaches a browser."""
