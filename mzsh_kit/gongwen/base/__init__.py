"""The parts of a Word file that do not change with its document: the kit's own, or those of an office."""
