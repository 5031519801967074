"""An agenda in sentences: what fills it, what was cut and why; or what is missing and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator

from .agenda import Agenda, Misfit, Slot, SlotKind
from .agenda_mend import mends
from .turns import ONE, silent, turns


def explain(built: Agenda | Misfit) -> tuple[str, ...]:
    """Sentences for the person who draws up the agenda."""
    return tuple(_misfit(built) if isinstance(built, Misfit) else _agenda(built))


def _agenda(agenda: Agenda) -> Iterator[str]:
    yield _sum(agenda)
    yield from _turn_sentences(agenda)
    yield from _cuts(agenda)
    yield from _stretches(agenda)
    yield from _people(agenda)


def _sum(agenda: Agenda) -> str:
    minutes = {kind: sum(slot.minutes for slot in agenda.slots if slot.kind is kind) for kind in SlotKind}
    rest = f"，休息{minutes[SlotKind.REST]}分钟" if minutes[SlotKind.REST] else ""
    spare = f"，机动{minutes[SlotKind.SPARE]}分钟" if minutes[SlotKind.SPARE] else ""
    return f"会期共{sum(minutes.values())}分钟：议项{minutes[SlotKind.ITEM]}分钟{rest}{spare}。"


def _turn_sentences(agenda: Agenda) -> Iterator[str]:
    for index, item in enumerate(agenda.draft.items):
        slots = [slot for slot in agenda.slots if slot.item == index]
        if item.mode == ONE or not slots:
            continue
        slot = slots[0]
        own = f"本人{slot.speech}分钟，{slot.critics}人批评共{slot.minutes - slot.speech}分钟"
        same = len({slot.minutes for slot in slots}) == 1
        each = f"每人{slot.minutes}分钟" if same else f"每人{slots[-1].minutes}至{slot.minutes}分钟"
        yield (
            f"“{item.text}”：{len(slots)}人，{each}（{own}）。"
            if slot.critics
            else f"“{item.text}”：{each}。"
        )


def _cuts(agenda: Agenda) -> Iterator[str]:
    """Every item that has less than it should have."""
    wanted: dict[int, int] = {}
    for turn in turns(agenda.draft):
        wanted[turn.item] = wanted.get(turn.item, 0) + turn.minutes
    short = {index: minutes for index, minutes in wanted.items() if agenda.minutes(index) < minutes}
    if not short:
        return
    room = sum(slot.minutes for slot in agenda.slots if slot.kind is not SlotKind.REST)
    yield (
        f"各议项的适宜时长合计{sum(wanted.values())}分钟，除休息外只有{room}分钟，所以按比例压缩，"
        f"时间以{agenda.draft.pace.step}分钟为单位，同类发言人人等长。"
    )
    for index, minutes in short.items():
        text = agenda.draft.items[index].text
        left = agenda.minutes(index)
        yield f"“{text}”由{minutes}分钟压缩到{left}分钟，少{minutes - left}分钟。"


def _stretches(agenda: Agenda) -> Iterator[str]:
    """Stretches without a break that are longer than the pace allows, for want of a place to break."""
    for part, stretch in enumerate(agenda.draft.parts):
        longest = max(_runs(agenda.in_part(part)), default=0)
        if longest > agenda.draft.pace.unbroken:
            most = agenda.draft.pace.unbroken
            yield f"“{stretch.name}”有{longest}分钟连续开会，超过{most}分钟，因发言中间不安排休息。"


def _runs(slots: tuple[Slot, ...]) -> Iterator[int]:
    run = 0
    for slot in slots:
        if slot.kind is SlotKind.ITEM:
            run += slot.minutes
            continue
        yield run
        run = 0
    yield run


def _people(agenda: Agenda) -> Iterator[str]:
    for slot in agenda.slots:
        if slot.note:
            yield f"{slot.speaker}{slot.note}，其他成员仍提出批评意见，会后转告。"
    for member in silent(agenda.draft):
        yield f"{member.name}因{member.absence}缺席，没有书面发言，不安排发言。"


def _misfit(misfit: Misfit) -> Iterator[str]:
    for part, minutes, missing in zip(misfit.draft.parts, misfit.needed, misfit.missing, strict=True):
        if missing:
            yield (
                f"“{part.name}”各议项最短也要{minutes}分钟，会期{part.minutes}分钟，"
                f"连同应有的休息还差{missing}分钟。"
            )
    ways = mends(misfit)
    if not ways:
        yield "没有找到可行的调整办法，请减少议项。"
    for number, mend in enumerate(ways, 1):
        cost = f"会议延长{mend.longer}分钟" if mend.longer else "会期不变"
        yield f"办法{number}：{mend.text}（{cost}）。"
