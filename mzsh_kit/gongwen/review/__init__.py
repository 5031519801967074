"""审阅: comments and tracked changes, written into a Word file and read from it."""
