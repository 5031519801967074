"""Document tree to Word file."""
