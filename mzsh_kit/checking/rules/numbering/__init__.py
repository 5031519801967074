"""Numbers of headings and items."""
