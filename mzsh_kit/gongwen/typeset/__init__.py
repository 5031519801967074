"""排版 in numbers, for the Word file and the preview alike: widths, lines, pages, tables, forms."""
