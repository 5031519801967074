"""Parts that are missing, broken off or not for the readers."""
