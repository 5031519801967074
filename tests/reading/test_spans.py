"""Where a text states a field: what the model looks at, how probable each label is, how it is kept."""

from itertools import islice, pairwise, product

import numpy as np
import pycrfsuite
import pytest

from benchmarks.learn import PENALTIES, described, labels, learn, of_written
from mzsh_kit.reading import spans
from mzsh_kit.reading.spans import (
    Context,
    Model,
    Read,
    contexts,
    features,
    hashed,
    plain,
    probabilities,
    save,
    sentences,
)

LINE = Context("由县委书记主持。", "三、会议时间", "第二段", 1, "方案")


def _described(line):
    """What the model looks at, character by character."""
    return [at for sentence in features([line]).by_character() for at in sentence]


def _model(fields=2, seed=1):
    """Random weights for the features of a line."""
    random = np.random.default_rng(seed)
    hashes = np.unique([one for at in _described(LINE) for one in at]).astype(np.uint32)
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
    rows = _described(LINE)
    assert len(rows) == len(LINE.text)
    around = [("0", "县"), ("B0", "县委"), ("B-1", "由县"), ("T0", "县委书"), ("G-4", "^^^由"), ("d", "1")]
    above = [("s2", "由县"), ("e1", "。"), ("L", "由县委"), ("v", "第二段"), ("S", "方案"), ("H", "三、")]
    assert {hashed(*one) for one in around + above} <= set(rows[1])
    assert hashed("q", "000") in rows[1]


def test_signs_that_stand_open_are_seen_until_they_close():
    rows = _described(LINE._replace(text="《县“委》”书"))
    signs = ["000", "001", "001", "011", "011", "010", "000"]
    assert all(hashed("q", sign) in row for sign, row in zip(signs, rows, strict=True))


def test_what_the_parsers_read_is_seen_where_it_stands():
    rows = _described(LINE._replace(read=(Read(1, 5, "meeting.host"),)))
    begins, goes_on, ends, after = (hashed(name, "meeting.host") for name in ("RB", "RI", "RE", "RA"))
    assert all(hashed("RL", "meeting.host") in row for row in rows)
    assert [[sign in row for sign in (begins, goes_on, ends, after)] for row in rows[:6]] == [
        [False, False, False, False],
        [True, False, False, False],
        [False, True, False, False],
        [False, True, False, False],
        [False, True, True, False],
        [False, False, False, True],
    ]
    assert all(hashed("RL", "") in row for row in _described(LINE))


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
    scores = model.scores(features([line]))
    found = probabilities(model, [line])
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
    together = probabilities(model, [short, empty, long, short])
    one_by_one = [probabilities(model, [line]) for line in (short, long, short)]
    assert np.allclose(together, np.concatenate(one_by_one), atol=1e-6)
    assert probabilities(model, [empty]).shape == (0, 2, 3)


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


def test_what_is_learnt_is_found_as_crfsuite_finds_it(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.learn.LEAST_WEIGHT", 0.0)  # nothing is left out
    texts = list(islice(of_written("held"), 12))
    model = learn(texts, ["agenda.item"])
    lines = [line for text in texts for line in text.lines]
    seen = [sentence for text in texts for sentence in described(text.lines)]
    said = [sentence for text in texts for sentence in labels(text, "agenda.item")]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PENALTIES)
    for sentence, of_sentence in zip(seen, said, strict=True):
        trainer.append(sentence, of_sentence)
    trainer.train(str(tmp_path / "model"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "model"))
    outside = []
    for sentence, of_sentence in zip(seen, said, strict=True):
        tagger.set(sentence)
        outside += [tagger.marginal("O", at) for at in range(len(of_sentence))]
    found = probabilities(model, lines)
    assert np.allclose(found[:, 0, 0], outside, atol=0.005)


def test_a_sentence_ends_with_its_stop_and_a_line_with_its_last():
    assert list(sentences("一、请假。。二、迟到。三")) == [5, 1, 5, 1]
    assert list(sentences("")) == []
    line = LINE._replace(text="由县委书记主持。会议记录由办公室负责")
    assert probabilities(_model(), [line]).shape == (len(line.text), 2, 3)
