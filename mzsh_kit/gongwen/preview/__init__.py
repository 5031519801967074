"""Document tree to HTML that looks like the page."""
