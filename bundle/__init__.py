"""One zip for each kind of machine that has no internet: wheels, the kit, a start script, a page of
instructions.

``python -m bundle`` writes them into ``dist/``. It needs a package index; what it writes needs none.
"""
