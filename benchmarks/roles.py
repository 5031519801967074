"""The weights of the model of what a section is about: an averaged perceptron, the same every time.

It learns from the texts written for it in ``roles.tsv``, from the plan papers of the kit's own kinds, and
from the plans of one half of ``../shared`` where that is present: a sentence below a heading that its words
alone place is an example of that role.

python -m benchmarks.roles          writes templates/reading/weights.tsv
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mzsh_kit import build, to_docx
from mzsh_kit.errors import KitError
from mzsh_kit.plan import complete, library, load
from mzsh_kit.reading import outline, read_lines
from mzsh_kit.reading.lists import sentences
from mzsh_kit.reading.roles import features, heading_roles
from mzsh_kit.reading.seen import in_one_writing
from mzsh_kit.resources import templates

TEXTS = Path(__file__).with_name("roles.tsv")
SHARED = Path(__file__).parents[2] / "shared"
LEARN = frozenset(["c01", "c05", "c08", "c12", "s0", "s4", "x01", "x03", "x05", "x07", "z01", "z03"])
ROLES = frozenset(
    [
        "study",
        "opinions",
        "talks",
        "problems",
        "materials",
        "agenda",
        "criticism",
        "post",
        "requirements",
        "theme",
        "duties",
    ]
)
ROUNDS, LEAST, DIGITS, MOST, SHORT = 10, 0.8, 1, 8, 8
HEAD = (
    "# 判断一段话说的是哪件事：特征（题、上、文各二字、三字）和它对各类（首行，从0数起）的权重。"
    "由 benchmarks/roles.py 算出。"
)


def examples() -> list[tuple[str, list[str]]]:
    """What the model learns from."""
    return [*written(), *headed()]


def headed() -> list[tuple[str, list[str]]]:
    """Sentences below headings that their own words place, in papers of the kit and in plans of the half that
    is learnt from.
    """
    texts = []
    for text in (
        *own_papers(),
        *(path.read_bytes() for path in sorted(SHARED.glob("plans*/*.txt")) if path.stem in LEARN),
    ):
        for section in outline(in_one_writing(read_lines(text, "a.txt"))).sections:
            roles = heading_roles(section.heading) & ROLES
            if len(roles) == 1:
                lines = [sentence for line in section.lines for sentence in sentences(line.text)]
                texts += [
                    (*roles, list(features("", "", line))) for line in lines[:MOST] if len(line) > SHORT
                ]
    return texts


def own_papers() -> Iterator[bytes]:
    """The plan paper of every kind, as text."""
    plan = load(templates() / "sample-plan.yaml").model_dump(mode="json")
    for kind in library().kinds:
        answers = {key: plan[key] for key in ("unit", "members", "year")} | {"kind": kind, "confirmed": True}
        try:
            word = to_docx(build(complete(answers)))
        except KitError:
            continue
        yield "\n".join(line.text for line in read_lines(word, "a.docx")).encode()


def written() -> list[tuple[str, list[str]]]:
    """Role and features of each text, with and without what stands below its heading."""
    samples = []
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            role, heading, body = line.split("\t")
            samples.append((role, list(features(heading, "", body))))
            samples.append((role, list(features("", "", body))))
            samples.append((role, list(features(heading, "", ""))))
    return samples


def trained(texts: list[tuple[str, list[str]]]) -> tuple[list[str], dict[str, list[float]]]:
    """Names of the roles and the weights of every feature."""
    names = sorted({role for role, _ in texts})
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(names))
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(names))
    step = 0
    for _ in range(ROUNDS):
        for role, traits in texts:
            step += 1
            score = [sum(weights[trait][n] for trait in traits) for n in range(len(names))]
            right = names.index(role)
            wrong = max((n for n in range(len(names)) if n != right), key=lambda n: (score[n], -n))
            if score[right] <= score[wrong] + 1:
                for trait in traits:
                    for n, change in ((right, 1.0), (wrong, -1.0)):
                        weights[trait][n] += change
                        sums[trait][n] += change * step
    return names, {
        trait: [value - total / step for value, total in zip(row, sums[trait], strict=True)]
        for trait, row in weights.items()
    }


def main() -> None:
    names, weights = trained(examples())
    lines = [HEAD, "\t".join(names)]
    for trait in sorted(weights):
        cells = [f"{n}:{value:.{DIGITS}f}" for n, value in enumerate(weights[trait]) if abs(value) >= LEAST]
        if cells:
            lines.append("\t".join((trait, *cells)))
    (templates() / "reading" / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    right = total = 0
    texts = examples()
    for part in range(5):
        some, weights = trained([text for n, text in enumerate(texts) if n // 3 % 5 != part])
        for n, (role, traits) in enumerate(texts):
            if n // 3 % 5 == part:
                score = [
                    sum(weights.get(trait, [0.0] * len(some))[k] for trait in traits)
                    for k in range(len(some))
                ]
                total += 1
                right += some[score.index(max(score))] == role
    print(f"{len(texts)} texts, {len(lines) - 2} features; left out by fifths, {right} of {total} right")


if __name__ == "__main__":
    main()
