"""依据: documents, decisions and demands that a plan rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import annotated
from ..text.lazy import lazy_pattern
from .fact import Fact
from .lists import clauses, covered, first, has, item_spans, joined, sentences, without_lead
from .passage import PREAMBLE, Passage
from .tables import words

_LEADS = words("grounds.leads")
_BEFORE = words("grounds.before")
_DEMANDS = words("grounds.demands")
_ORGANS = words("grounds.organs")
_VAGUE = words("grounds.vague")
_OWN = words("grounds.own")
_SAYS = lazy_pattern("[^，。；]{1,16}(?:指出|强调|认为|表示)|[^，。；]{0,3}[他她议]要求")
"""A clause behind which somebody's words stand."""
_SLOGAN = lazy_pattern("“[^”]*”的?要求")
"""What is asked by nobody, or by those below."""
_TOPIC = lazy_pattern("[确拟]定[^，。；]{0,10}(?:议题|主题)")
"""What a sentence rests on that only says how the topic is found."""
_LONGEST, _LEAST_TITLE, _ISSUER, _SUBJECT = 90, 6, 16, 8
_TITLED = lazy_pattern(r"^(?P<v>.*?《.*》(?:\s*[（(][^（()）]*号[)）])?)")


def grounds(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Every ground of the opening; elsewhere those by title or of a named organ."""
    for passage in passages:
        for sentence in sentences(passage.text):
            if _TOPIC.search(sentence) or passage.about("agenda"):
                continue
            for value in _of(sentence, PREAMBLE in passage.roles):
                yield Fact("basis", value, passage.place)


def _of(sentence: str, opening: bool) -> Iterator[str]:
    going_on = False
    for clause in clauses(sentence):
        if _SAYS.fullmatch(clause):
            return
        bare = without_lead(clause, _BEFORE)
        begins = next((lead for lead in _LEADS if bare.startswith(lead)), "")
        inside = "" if begins else _inside(clause, opening)
        if begins or inside:
            body = bare[len(begins) :] if begins else inside
            purpose = body.endswith("精神") and "《" not in body
            if begins == "贯彻落实" and (purpose or not (opening and _demand(body))):
                continue
            values = list(_values(body, opening))
            yield from values
            going_on = bool(values)
        elif going_on and clause.startswith(("以及", "和", "及")) and _demand(clause):
            yield from _values(without_lead(clause, ("以及", "和", "及")), opening)
        elif opening and "转发" in clause and "《" in clause:
            yield from _values(clause[clause.find("《") :], opening)
        elif opening and clause.endswith("决定") and has(clause, _ORGANS) and len(clause) <= _ISSUER:
            yield clause
        else:
            going_on = False


def _inside(clause: str, opening: bool) -> str:
    """What stands behind 根据 in the middle of a clause, where it is a paper by title or number, or ends
    a clause of the opening: 我镇按照县委的部署.
    """
    lead = first(covered(clause), _LEADS[:6])
    rest = clause[lead[1] :] if lead else ""
    short = opening and lead is not None and lead[0] < _SUBJECT and _demand(rest)
    by_title = rest.find("《") == 0 or (
        0 < rest.find("《") < _ISSUER and has(rest[: rest.find("《")], _ORGANS)
    )
    return rest if short or by_title or annotated(rest).document_numbers else ""


def _demand(text: str) -> bool:
    return text.endswith(_DEMANDS) or "》" in text


def _values(body: str, opening: bool) -> Iterator[str]:
    """The grounds of one list, each with its organs."""
    body = _ended(body)
    if not body or len(body) > _LONGEST * 2:
        return
    parts = [body[start:end] for start, end in item_spans(body)]
    for part in joined(parts, _demand, body):
        value = _named(part)
        if value and _stands(value, opening):
            yield value


def _ended(body: str) -> str:
    """Up to the last word that a ground can end in."""
    hidden = covered(body)
    last = max((at + len(demand) for demand in _DEMANDS if (at := hidden.rfind(demand)) >= 0), default=0)
    titles = [end for start, end in item_spans(body) if "》" in body[start:end]]
    return body[: max(last, titles[-1] if titles else 0)]


def _named(part: str) -> str:
    """A paper up to its title and number; a demand as it is."""
    if match := _TITLED.match(part):
        return match["v"]
    return part


def _stands(value: str, opening: bool) -> bool:
    if _SLOGAN.match(value):
        return False
    if "《" in value:
        return len(value[value.find("《") :]) > _LEAST_TITLE
    if annotated(value).document_numbers:
        return True
    if opening and value.startswith(("上级", "党中央", "省", "市", "县", "区")):
        return True
    bare = value
    for word in _VAGUE:
        bare = bare.replace(word, "")
    if len(bare) < 2 or has(value, _OWN):
        return False
    return opening or (
        has(value, (*_ORGANS, "党章")) and not has(value, ("有关", "相关", "《")) and len(value) <= _LONGEST
    )
