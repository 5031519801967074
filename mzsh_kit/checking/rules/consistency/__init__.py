"""Facts against each other: names, posts, numbers, the agenda."""
