"""Days, times and limits."""
