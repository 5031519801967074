"""The agenda builder: a sheet without widgets, what a person does to it, its HTML, the widget, the page.

``builder.AgendaBuilder`` drops into any page; ``page.agenda_page`` is what ``notebooks/agenda.ipynb`` calls.
"""
