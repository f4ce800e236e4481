"""What every room needs and no room owns: draws, errors, files, numbers in words, passes over agents."""
