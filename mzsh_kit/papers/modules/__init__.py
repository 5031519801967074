"""Papers that are more than a text: one module each, named in the catalogue, each with
``make(plan, derived)``.
"""
