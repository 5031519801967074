"""Office Open XML: names, pieces of markup, the package of parts written and read."""
