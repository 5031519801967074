"""Set phrases and spelling."""
