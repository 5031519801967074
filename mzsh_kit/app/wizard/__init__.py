"""The wizard: steps and fields as data, the draft without widgets, parts as HTML, the page that holds them.

``page`` alone knows widgets; everything else is plain functions from a :class:`~.draft.Draft` to text.
"""
