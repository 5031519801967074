"""The page that checks as HTML: the upload, the list of documents, the findings with their filters, the
document marked.

A finding links to its words and a word to its finding, so that both ways work by mouse and keyboard alike;
the filters are boxes that a style sheet reads, made of what there is to filter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from ...checking import Finding, card
from ...checking.decisions import State
from ...checking.labels import KINDS, LEVELS
from ...checking.many import Checked
from ...checking.marked import marked
from ...errors import KitError
from ...reading import KINDS as FILES
from ...reading import Line
from ..markup import attributes, items, press, press_link, soft, tag, words
from .session import LIST, Document, Session

_ABOUT = (
    "检查任何一份方案或材料：用语、日期、编号、数目、标点、残留的单位名称和程序要求。"
    "逐条采纳或者忽略，采纳的写成修订。"
)
_EMPTY = "选择文档后，这里显示全文，问题标在原处，旁边逐条写明原因和修改建议。可以一次选择多份。"
_KEPT = "文档和处理情况已存入草稿，关闭页面后可以接着审校；不需要时请删除。"
_MOST_PLACES, _AROUND, _LONGEST = 12, 16, 60
STATES = {"open": "待处理", "accepted": "已采纳", "ignored": "已忽略"}
_FILTER = (
    ".mz-check:has(.ck-tick-{0}:not(:checked)) .ck-list > .ck-{0} {{ display: none; }}"
    ".mz-check:has(.ck-tick-{0}:not(:checked)) .ck-word.ck-{0}"
    " {{ background: none; color: inherit; text-decoration: none; pointer-events: none; }}"
)
Recent = tuple[str, tuple[str, ...], datetime]
"""A review left before: its id, its documents, when it was last saved."""


def head_html(now: Session, recent: Sequence[Recent] = ()) -> str:
    """What the page is for, the upload, why a file was refused, and how the document that is open stands."""
    kinds = {"accept": ",".join(FILES), "data_upload": "document"}
    box = f"<input{attributes({'type': 'file', 'id': 'c-file', 'multiple': True, **kinds})}>"
    main = "" if now.documents else " mz-main"
    label = "再选文档" if now.documents else "选择文档"
    pick = tag("label", label + box, class_=f"mz-button mz-pick{main}", for_="c-file")
    which = soft("、".join(FILES) + "，每份不超过5MB")
    bar = tag("div", words("h1", "审校文档") + tag("div", which + pick, class_="mz-tools"), class_="mz-bar")
    lead = "" if now.documents else words("p", _ABOUT, class_="mz-lead") + _recent(recent)
    refused = "".join(words("p", refusal, class_="mz-fault", role="alert") for refusal in now.refused)
    return bar + lead + refused + (_summary(now, now.document) if now.document else "")


def _recent(recent: Sequence[Recent]) -> str:
    """The reviews that can be taken up again."""
    if not recent:
        return ""
    links = (
        words(
            "a",
            names[0] + (f"等{len(names)}份" if len(names) > 1 else ""),
            href=f"?review={id_}",
            class_="mz-link",
        )
        + soft(f"{time.month}月{time.day}日{time:%H:%M}")
        for id_, names, time in recent
    )
    return tag("section", words("h2", "接着审校") + items(links), class_="ck-recent")


def _summary(now: Session, document: Document) -> str:
    """The name of the document, how many findings there are, and what was decided."""
    back = (
        press(f"全部文档（{len(now.documents)}份）", "step", LIST, class_="mz-link ck-back")
        if len(now.documents) > 1
        else ""
    )
    name = words("span", document.name, class_="ck-file")
    if document.fault:
        return (
            back
            + tag("h2", name, class_="ck-found", id="h-found", tabindex="-1")
            + words("p", document.fault, class_="mz-fault")
        )
    findings = document.told(now.without)
    levels = Counter[str](finding.level for finding, _ in findings)
    parts = "，".join(f"{label}{levels[level]}处" for level, label in LEVELS.items() if levels[level])
    told = f"发现{len(findings)}个问题：{parts}。" if findings else "没有发现问题。"
    states = Counter[str](state for _, state in findings)
    done = "，".join(f"{label}{states[state]}个" for state, label in STATES.items() if states[state])
    if states["accepted"] or states["ignored"]:
        told += f"{done}。"
    if hidden := len(document.found or ()) - len(findings):
        told += f"另有{hidden}处属于本单位不再提示的类别。"
    beside = "、".join(now.contents.left_out) if now.contents else ""
    more = (
        words("p", f"文件里还有{beside}，其中的文字没有读，也没有检查。", class_="mz-doubt") if beside else ""
    )
    style = "ck-found" if findings else "ck-found mz-good"
    return (
        back
        + tag("h2", name + words("span", told, role="status"), class_=style, id="h-found", tabindex="-1")
        + more
    )


def plan_html(now: Session) -> str:
    """The way into the wizard."""
    if now.document is None or now.contents is None or now.contents.answers is None:
        return ""
    if draft := now.document.plan:
        link = words("a", "进入编制", href=f"plan.ipynb?draft={draft}", class_="mz-button", id="c-opened")
        return soft("已按文档内容填好，", role="status") + link
    if own := now.contents.own:
        changes = (
            f"，文中有{len(own.changes)}处改动、修订和批注，打开后逐条采纳或者不采纳" if own.changes else ""
        )
        return press("打开为方案", "plan") + soft(f"文件附有方案数据{changes}")
    if question := now.contents.old.reading.question:
        return soft(question) + press("仍按它起草", "plan")
    return press("打开为方案", "plan", title="按文档内容填好方案，接着编制")


def findings_html(now: Session) -> str:
    """The filters and the list, the gravest first; nothing where there is nothing."""
    if now.contents is None or now.document is None or not now.document.found:
        return ""
    rows = {number: shown for number, shown in enumerate(now.document.states(now.without)) if shown}
    order = sorted(rows, key=lambda n: list(LEVELS).index(rows[n][0].level))
    same = Counter(finding.rule for finding, state in rows.values() if state == "open")
    findings = [finding for finding, _ in rows.values()]
    filters = (
        _ticks("级别", Counter(finding.level for finding in findings), LEVELS)
        + _ticks("类别", Counter(finding.kind for finding in findings), KINDS)
        + _ticks("处理", Counter(state for _, state in rows.values()), STATES)
    )
    lines = now.contents.lines
    listed = "".join(
        _finding(now, number, *rows[number], lines, same[rows[number][0].rule]) for number in order
    )
    return (
        tag(
            "div",
            (tag("details", words("summary", "筛选") + filters) if filters else "") + _asking(now),
            class_="ck-filters",
        )
        + tag("ol", listed, class_="ck-list")
        + _ignored_kinds(now)
    )


def _ticks(title: str, counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Boxes for the rules of style beside them: one not ticked takes its findings off the page."""
    known = [name for name in names if counts.get(name)]
    boxes = "".join(
        tag(
            "label",
            f'<input type="checkbox" class="ck-tick-{name}" checked>'
            + words("span", f"{names[name]} {counts[name]}"),
        )
        for name in known
    )
    style = tag("style", "".join(map(_FILTER.format, known)))
    return tag("fieldset", words("legend", title) + boxes + style) if len(known) > 1 else ""


def _finding(
    now: Session, number: int, finding: Finding, state: State, lines: Sequence[Line], same: int
) -> str:
    badge = words("span", LEVELS[finding.level], class_="ck-badge")
    kind = soft(KINDS.get(finding.kind, finding.kind))
    head = tag("div", badge + kind + "".join(_places(number, finding)), class_="ck-of")
    told = "" if state == "ignored" else words("p", f"{finding.why}。{finding.fix}。")
    acts = (
        _open_acts(now, number, finding, lines, same) if state == "open" else _decided(number, finding, state)
    )
    return tag(
        "li", head + _context(finding, lines) + told + acts, id=f"f{number}", tabindex="-1",
        class_=f"ck-{finding.level} ck-{finding.kind} ck-{state}",
    )  # fmt: skip


def _context(finding: Finding, lines: Sequence[Line]) -> str:
    """The words with their neighbours; what should stand there is shown in the document itself."""
    if not finding.spots:
        return words("p", f"“{finding.text}”", class_="ck-text") if finding.text else ""
    spot = finding.spots[0]
    text = lines[spot.line - 1].text.replace("\n", " ")
    start, end = (spot.start, spot.end) if spot.start < spot.end else (0, len(text))
    inner = text[start:end] if end - start <= _LONGEST else f"{text[start : start + _LONGEST]}…"
    if spot.start == spot.end:
        return words("p", inner, class_="ck-text") if finding.text else ""
    before = ("…" if start > _AROUND else "") + text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND] + ("…" if len(text) > end + _AROUND else "")
    return tag("p", words("span", before) + words("mark", inner) + words("span", after), class_="ck-text")


def _open_acts(now: Session, number: int, finding: Finding, lines: Sequence[Line], same: int) -> str:
    """采纳 and 忽略, for one and for all of its kind; what should stand there if that is always the same."""
    texts = {lines[spot.line - 1].text[spot.start : spot.end] for spot in finding.spots}
    mends = {spot.mend for spot in finding.spots}
    mend = next(iter(mends), None) or ""
    field = ""
    if len(texts) == len(mends) == 1 and 0 < len(min(texts)) <= _LONGEST and mends != {""}:
        facts = {
            "type": "text",
            "id": f"c-{number}",
            "class": "mz-input",
            "data_field": f"text.{now.id[:8]}.{now.step}.{number}",
        }
        box = f"<input{attributes({**facts, 'value': mend, 'placeholder': '不填的，采纳后写成批注'})}>"
        field = words("label", "改为", for_=f"c-{number}", class_="mz-soft") + box
    of = str(number)
    acts = press("采纳", "accept", of, class_="mz-button ck-act") + press(
        "忽略", "ignore", of, class_="mz-button ck-act"
    )
    kind = (
        soft(f"同类共{same}个")
        + press_link("同类全部采纳", "accept-kind", of)
        + press_link("同类全部忽略", "ignore-kind", of)
    )
    return tag("div", field + acts, class_="ck-acts") + (
        tag("div", kind, class_="ck-same") if same > 1 else ""
    )


def _decided(number: int, finding: Finding, state: State) -> str:
    mends = [spot.mend for spot in finding.spots]
    how = "，写成批注" if None in mends or not mends else ""
    if state == "accepted" and not how and len(set(mends)) == 1:
        how = f"，改为“{mends[0]}”" if mends[0] else "，删去"
    told = words("span", STATES[state] + (how if state == "accepted" else ""), class_="ck-state")
    return tag("div", told + press_link("撤销", "open", str(number)), class_="ck-acts")


def _places(number: int, finding: Finding) -> Iterator[str]:
    """A link to each place; one that is not in the words of the page is told only."""
    for nth, place in enumerate(finding.places[:_MOST_PLACES]):
        if nth < len(finding.spots):
            yield words("a", place, href=f"#w{number}-{nth}", class_="mz-link")
        else:
            yield soft(place)
    if len(finding.places) > _MOST_PLACES:
        yield soft(f"等{len(finding.places)}处")


def _asking(now: Session) -> str:
    """Whether the office wants to be told of a kind again, all of whose findings were just ignored."""
    if not now.asking or now.ignored.folder is None:
        return ""
    told = words(
        "p", f"“{_title(now.asking)}”已全部忽略。今后审校本单位的材料，是否也不再提示这一类？", role="status"
    )
    facts = {"type": "text", "id": "c-reason", "class": "mz-input", "data_field": f"reason.{now.id[:8]}"}
    field = tag(
        "div",
        words("label", "理由", for_="c-reason", class_="mz-soft") + f"<input{attributes(facts)}>",
        class_="ck-acts",
    )
    acts = press("今后都不提示", "never", now.asking, class_="mz-button ck-act")
    acts += press("只忽略这一次", "once", class_="mz-button ck-act")
    return tag("section", told + field + tag("div", acts, class_="ck-acts"), class_="ck-asking")


def _ignored_kinds(now: Session) -> str:
    """The kinds that the office does not want to be told of, each with its reason and the way back."""
    if not now.ignored.kinds:
        return ""
    rows = (
        words("b", _title(rule))
        + soft(f"{why.reason or '没有写理由'}（{why.day}）")
        + press_link("恢复提示", "restore", rule)
        for rule, why in now.ignored.kinds.items()
    )
    head = words("summary", f"本单位不再提示的类别（{len(now.ignored.kinds)}）")
    return tag("details", head + items(rows), class_="ck-kinds", id="c-kinds")


def _title(rule: str) -> str:
    try:
        return card(rule).title
    except KitError:  # of a package that is gone
        return rule


def paper_html(now: Session) -> str:
    """The document with the words marked, or the list of documents."""
    if not now.documents:
        return words("p", _EMPTY, class_="mz-empty")
    if now.document is None:
        return _list(now)
    if now.contents is None:
        return ""
    states = tuple(now.document.states(now.without))
    return tag("article", marked(now.contents.lines, states), class_="ck-paper-text", lang="zh-CN")


def _list(now: Session) -> str:
    """A row a document, opened by a click."""
    heads = ("文档", *LEVELS.values(), *STATES.values())
    top = tag("tr", "".join(words("th", head, scope="col") for head in heads))
    rows = "".join(
        tag("tr", "".join(_document_row(n, document, now))) for n, document in enumerate(now.documents, 1)
    )
    inner = words("caption", f"共{len(now.documents)}份") + tag("thead", top) + tag("tbody", rows)
    return tag("div", tag("table", inner, class_="mz-table ck-files"), class_="mz-group")


def _document_row(number: int, document: Document, now: Session) -> Iterator[str]:
    why = words("p", document.fault, class_="mz-fault") if document.fault else ""
    yield tag("td", press_link(document.name, "step", str(number)) + why)
    if document.found is None:
        yield words(
            "td",
            "没有检查" if document.fault else "正在检查",
            colspan=str(len(LEVELS) + len(STATES)),
            class_="mz-soft",
        )
        return
    findings = document.told(now.without)
    for level in LEVELS:
        yield words("td", sum(finding.level == level for finding, _ in findings) or "—")
    for state in STATES:
        yield words("td", sum(here == state for _, here in findings) or "—")


def foot_html(now: Session) -> str:
    """Where the review is kept, and the way to take it off."""
    if not now.documents:
        return ""
    sure = press_link("确认删除", "delete")
    drop = tag(
        "details", words("summary", "删除本次审校") + soft("文档和处理情况一并删除，不能恢复。") + sure
    )
    return tag("div", soft(_KEPT) + drop, class_="ck-foot")


def files_table(files: Sequence[Checked]) -> str:
    """A row a file: how many findings of each level, or why it was not checked."""
    heads = "".join(words("th", head) for head in ("文件", *LEVELS.values(), "没有检查的原因"))
    rows = "".join(tag("tr", "".join(_row(checked))) for checked in files)
    return tag("table", tag("thead", tag("tr", heads)) + tag("tbody", rows), lang="zh-CN")


def _row(checked: Checked) -> Iterable[str]:
    yield words("td", checked.name)
    for level in LEVELS:
        yield words("td", sum(finding.level == level for finding in checked.findings))
    yield words("td", checked.fault)
