"""Where a text states a field: what the model looks at, how probable each label is, how it is kept."""

from itertools import pairwise, product

import numpy as np
import pycrfsuite
import pytest

from benchmarks.learn import PENALTIES, labels, learn, of_written
from mzsh_kit.reading import spans
from mzsh_kit.reading.spans import (
    Context,
    Model,
    by_character,
    contexts,
    features,
    hashed,
    plain,
    probabilities,
    save,
)

LINE = Context("由县委书记主持。", "三、会议时间", "第二段", 1, "方案")


def _model(fields=2, seed=1):
    """Random weights for the features of a line."""
    random = np.random.default_rng(seed)
    hashes = np.unique([hashed(feature) for at in by_character(features(LINE)) for feature in at]).astype(
        np.uint32
    )
    columns = np.tile(np.arange(3 * fields), len(hashes))
    return Model(
        tuple(f"field{n}" for n in range(fields)),
        hashes,
        np.arange(len(hashes) + 1) * 3 * fields,
        columns,
        random.normal(scale=0.3, size=len(columns)).astype(np.float32),
        random.normal(size=(fields, 3, 3)).astype(np.float32),
    )


def test_each_character_is_described_by_what_stands_around_it():
    rows = list(by_character(features(LINE)))
    assert len(rows) == len(LINE.text)
    around = {"0县", "B0县委", "B-1由县", "T0县委书", "s2由县", "e1。", "d1"}
    assert around | {"L由县委", "v第二段", "S方案", "H三、"} <= set(rows[1])


def test_a_line_stands_below_the_last_heading_and_behind_the_line_before():
    first, second, third = contexts(
        ["一、会议时间", "1月3日上午,在三楼会议室召开。", "请准时参加会议，不得缺席，不得迟到早退。"], "通知"
    )
    assert (first.heading, first.before, first.quarter) == ("", "", 0)
    assert (second.heading, second.text) == ("一、会议时间", "1月3日上午，在三楼会议室召开。")
    assert (third.heading, third.before, third.quarter) == ("一、会议时间", second.text, 2)


def test_probabilities_are_those_of_all_ways_to_label_a_line():
    model = _model()
    line = LINE._replace(text="由县委。")
    (scores,) = model.scores([line])
    (found,) = probabilities(model, [line])
    for field in range(2):
        ways = list(product(range(3), repeat=len(line.text)))
        weights = np.exp(
            [
                sum(scores[at, field, label] for at, label in enumerate(way))
                + sum(model.transitions[field, one, other] for one, other in pairwise(way))
                for way in ways
            ]
        )
        for at, label in product(range(len(line.text)), range(3)):
            share = sum(weight for way, weight in zip(ways, weights, strict=True) if way[at] == label)
            assert found[at, field, label] == pytest.approx(share / weights.sum(), abs=1e-5)


def test_a_line_is_judged_alike_alone_and_among_longer_ones_and_an_empty_one_holds_nothing():
    model = _model()
    long, short, empty = LINE, LINE._replace(text="县委"), LINE._replace(text="")
    together = probabilities(model, [short, empty, long])
    assert np.allclose(together[0], probabilities(model, [short])[0], atol=1e-6)
    assert np.allclose(together[2], probabilities(model, [long])[0], atol=1e-6)
    assert together[1].shape == (0, 2, 3)


def test_a_model_is_kept_whole_and_the_same_one_gives_the_same_bytes(tmp_path, monkeypatch):
    model = _model()
    save(model, tmp_path / "a"), save(model, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    monkeypatch.setattr(spans, "WEIGHTS", tmp_path / "a")
    kept = spans.model.__wrapped__()
    assert kept.fields == model.fields
    for part in ("hashes", "starts", "columns", "transitions"):
        assert np.array_equal(getattr(kept, part), getattr(model, part)), part
    assert np.allclose(kept.weights, model.weights, atol=1e-3)


def test_words_are_found_whatever_marks_stand_among_them():
    bare = plain("征求“两代表一委员”、 群众意见")
    assert [("征求“两代表一委员”、 群众意见"[start:end]) for start, end in bare.spans("委员群众")] == [
        "委员”、 群众"
    ]
    assert list(bare.spans("")) == []


def test_what_is_learnt_is_found_as_crfsuite_finds_it(tmp_path):
    texts = list(of_written("held"))[:12]
    model = learn(texts, ["agenda.item"])
    lines = [line for text in texts for line in text.lines]
    said = [line for text in texts for line in labels(text, "agenda.item")]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PENALTIES)
    for line, of_line in zip(lines, said, strict=True):
        if of_line:
            trainer.append(pycrfsuite.ItemSequence(list(by_character(features(line)))), of_line)
    trainer.train(str(tmp_path / "model"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "model"))
    for line, found in zip(lines, probabilities(model, lines), strict=True):
        if line.text:
            tagger.set(pycrfsuite.ItemSequence(list(by_character(features(line)))))
            outside = [tagger.marginal("O", at) for at in range(len(line.text))]
            assert np.allclose(found[:, 0, 0], outside, atol=0.02), line.text
