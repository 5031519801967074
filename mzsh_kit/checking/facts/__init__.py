"""What rules look up in a document, in a plan and in a set of papers."""
