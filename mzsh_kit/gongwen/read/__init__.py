"""A Word file of anyone's: its text as a person sees it, its layout, where that departs from the standard."""
