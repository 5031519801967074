"""The rules: a package a family, and in it modules with ``RULES``. A new module is found by itself.

A module whose name begins with ``plan_`` is about the papers of a set beside their plan.
"""

FIRST = (
    *("placeholders.blanks", "terms.phrases", "terms.misspelling"),
    *(
        "residue.masked",
        "residue.units",
        "residue.people",
        "residue.years",
        "residue.places",
        "consistency.people",
    ),
    *("numbering.sequence", "numbering.levels", "structure.parts"),
    *("dates.existing", "dates.schedule", "dates.signing"),
    *("consistency.lists", "consistency.numbers", "consistency.repetition", "structure.truncation"),
    *("punctuation.marks", "punctuation.endings", "punctuation.separators", "punctuation.quotes"),
    *("dates.writing", "punctuation.characters"),
    *("procedure.requirements", "procedure.contents", "layout.standard"),
    *("structure.plan_files", "consistency.plan_facts", "dates.plan_days"),
)
"""The order in which modules are asked: words that one has found a later one does not find again."""
