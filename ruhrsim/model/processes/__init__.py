"""What happens in a quarter, one mechanism a file, parameters on top."""
