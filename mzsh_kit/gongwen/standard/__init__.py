"""GB/T 9704-2012: the table of clauses, its numbers in the units of a page, the fonts of its faces."""
