"""The page of this room shows what the code gives."""

import importlib.util
import xml.etree.ElementTree as ET
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "timing.md"


def examples():
    spec = importlib.util.spec_from_file_location("timing_page", PAGE.with_suffix(".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_numbers_of_the_page_come_from_the_code():
    text = PAGE.read_text(encoding="utf-8")
    assert text == examples().page(text)


def test_every_example_of_the_page_is_filled_in():
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("<!-- end -->") == len(examples().EXAMPLES)
    assert "-->\n<!-- end -->" not in text


def test_the_pictures_of_the_page_are_drawn_by_the_code():
    for name, drawn in examples().pictures().items():
        new, kept = ET.fromstring(drawn), ET.parse(PAGE.parent / "pictures" / name).getroot()
        assert new.attrib == kept.attrib, name
        assert [element.get("id") for element in new.iter()][:20] == [
            element.get("id") for element in kept.iter()
        ][:20], name
