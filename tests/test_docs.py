"""What the pages of docs/ list is what the code has."""

from jinja2 import nodes

from docs import formats
from mzsh_kit import resources
from mzsh_kit.papers.wordings import facts_of, paper_environment
from mzsh_kit.plan import complete


def test_formats_list_the_fields_names_and_filters_that_there_are():
    assert formats.PAGE.read_text(encoding="utf-8") == formats.page(), "python -m docs.formats"


def test_every_name_that_a_paper_may_use_is_listed(eight):
    of_some_papers = {"dated", "paper", "member", "notice", "what", "moved", "sections"}
    assert set(facts_of(complete(eight))) | of_some_papers == set(formats.NAMES)


def test_texts_of_papers_use_listed_names_only():
    env, used = paper_environment(), set()
    for text in (resources.templates() / "papers").rglob("*.txt"):
        tree = env.parse(text.read_text(encoding="utf-8"))
        names = list(tree.find_all(nodes.Name))
        made = {name.name for name in names if name.ctx != "load"} | {
            macro.name for macro in tree.find_all(nodes.Macro)
        }
        used |= {name.name for name in names} - made
    assert used - {"loop", *env.globals} <= set(formats.NAMES)
