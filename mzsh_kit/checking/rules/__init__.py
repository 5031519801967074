"""The rules: a package a family, and in it modules with ``RULES``. A new module is found by itself.

A module whose name begins with ``plan_`` is about papers beside their plan, with ``set_`` about the papers of a set beside each other.
"""

FIRST = (
    *("placeholders.blanks", "terms.phrases", "terms.misspelling"),
    *(
        "residue.masked",
        "residue.units",
        "residue.people",
        "residue.years",
        "residue.places",
        "residue.counties",
        "consistency.people",
    ),
    *("numbering.sequence", "numbering.levels", "structure.parts"),
    *("dates.existing", "dates.schedule", "dates.signing"),
    *("consistency.lists", "consistency.numbers", "consistency.repetition", "structure.truncation"),
    *("punctuation.marks", "punctuation.endings", "punctuation.separators", "punctuation.quotes"),
    *("dates.writing", "punctuation.characters"),
    *("procedure.requirements", "procedure.contents", "layout.standard"),
    *("structure.set_files", "consistency.plan_names", "dates.plan_days", "consistency.plan_venue"),
    *("consistency.plan_people", "consistency.plan_counts", "dates.plan_unknown"),
    *("structure.set_words", "dates.set_signing", "dates.set_limits", "consistency.set_people"),
    *("consistency.set_guests", "consistency.set_chair", "consistency.set_agenda"),
    "procedure.set_reports",
)
"""The order in which modules are asked: words that one has found a later one does not find again."""
