"""What a running model holds: agents and accounts as columns."""
