"""The page that checks as HTML: the upload, the findings with their filters, the document with its words marked.

A finding links to its words and a word to its finding, so that both ways work by mouse and keyboard alike; the
filters are boxes that the style sheet reads. Nothing of it needs a script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...checking import Finding
from ...checking.labels import KINDS, LEVELS
from ...checking.many import Checked
from ...checking.marked import marked
from ...reading import KINDS as FILES
from ..markup import attributes, press, tag, words
from .session import Document, Session

_ABOUT = "检查任何一份方案或材料：用语、日期、编号、数目、标点、残留的单位名称和程序要求。检查后不保存文档。"
_EMPTY = "选择文档后，这里显示全文，问题标在原处，旁边逐条写明原因和修改建议。"
_MOST_PLACES = 12


def head_html(now: Session) -> str:
    """What the page is for, the upload, and why a file was refused."""
    facts = {"type": "file", "id": "c-file", "accept": ",".join(FILES), "data_upload": "document"}
    label = "换一份文档" if now.document else "选择文档"
    main = "" if now.document else " mz-main"
    pick = tag(
        "label", f"{label}<input{attributes(facts)}>", class_=f"mz-button mz-pick{main}", for_="c-file"
    )
    kinds = words("span", "、".join(FILES) + "，不超过5MB", class_="mz-soft")
    refused = "".join(words("p", one, class_="mz-fault", role="alert") for one in now.refused)
    told = _told(now.document) if now.document else ""
    return (
        words("h1", "审校文档")
        + words("p", _ABOUT, class_="mz-lead")
        + tag("div", pick + kinds, class_="mz-tools")
        + refused
        + told
    )


def _told(document: Document) -> str:
    """How many findings there are, by level."""
    counts = Counter[str](one.level for one in document.findings)
    parts = "，".join(f"{name}{counts[level]}处" for level, name in LEVELS.items() if counts[level])
    found = f"发现{len(document.findings)}个问题：{parts}。" if document.findings else "没有发现问题。"
    style = "ck-found" if document.findings else "ck-found mz-good"
    name = words("span", document.name, class_="ck-file")
    beside = "、".join(document.left_out)
    more = words("p", f"文件里还有{beside}，其中的文字没有读，也没有检查。", class_="mz-doubt") if beside else ""
    return tag("h2", name + words("span", found), class_=style, id="h-found", tabindex="-1") + more


def open_html(now: Session) -> str:
    """The way into the wizard."""
    if now.document is None or now.document.answers is None:
        return ""
    if not now.draft:
        if own := now.document.own:
            changes = f"，文中有{len(own.changes)}处改动、修订和批注，打开后逐条采纳或者不采纳" if own.changes else ""
            return press("打开为方案", "open") + words("span", f"文件附有方案数据{changes}", class_="mz-soft")
        return press("打开为方案", "open", title="按文档内容填好方案，接着编制")
    address = f"plan.ipynb?draft={now.draft}"
    link = words("a", "进入编制", href=address, class_="mz-button mz-main", id="c-opened")
    return words("span", "已按文档内容填好，", class_="mz-soft", role="status") + link


def findings_html(document: Document | None) -> str:
    """The filters and the list, the gravest first; nothing where there is nothing."""
    if document is None or not document.findings:
        return ""
    found = document.findings
    levels = _ticks("级别", Counter(one.level for one in found), LEVELS)
    kinds = _ticks("类别", Counter(one.kind for one in found), KINDS)
    order = sorted(range(len(found)), key=lambda number: list(LEVELS).index(found[number].level))
    rows = "".join(_finding(number, found[number]) for number in order)
    filters = tag("div", levels + kinds, class_="ck-filters")
    return filters + tag("ol", rows, class_="ck-list")


def _ticks(title: str, counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    known = [one for one in names if counts.get(one)]
    boxes = "".join(
        tag(
            "label",
            f'<input type="checkbox" class="ck-tick-{one}" checked>'
            + words("span", f"{names[one]} {counts[one]}"),
        )
        for one in known
    )
    return tag("fieldset", words("legend", title) + boxes)


def _finding(number: int, one: Finding) -> str:
    badge = words("span", LEVELS[one.level], class_="ck-badge")
    kind = words("span", KINDS.get(one.kind, one.kind), class_="mz-soft")
    head = tag("div", badge + kind + "".join(_places(number, one)), class_="ck-of")
    text = words("p", f"“{one.text}”", class_="ck-text") if one.text else ""
    body = words("p", f"{one.why}。") + words("p", f"{one.fix}。", class_="ck-fix")
    return tag(
        "li", head + text + body, id=f"f{number}", class_=f"ck-{one.level} ck-{one.kind}", tabindex="-1"
    )


def _places(number: int, one: Finding) -> Iterator[str]:
    """A link to each place; one that is not in the words of the page is told only."""
    for nth, place in enumerate(one.places[:_MOST_PLACES]):
        if nth < len(one.spots):
            yield words("a", place, href=f"#w{number}-{nth}", class_="mz-link")
        else:
            yield words("span", place, class_="mz-soft")
    if len(one.places) > _MOST_PLACES:
        yield words("span", f"等{len(one.places)}处", class_="mz-soft")


def paper_html(document: Document | None) -> str:
    """The document with the words marked."""
    if document is None:
        return words("p", _EMPTY, class_="mz-empty")
    return tag("article", marked(document.lines, document.findings), class_="ck-paper-text", lang="zh-CN")


def files_table(found: Sequence[Checked]) -> str:
    """A row a file: how many findings of each level, or why it was not checked."""
    heads = "".join(words("th", one) for one in ("文件", *LEVELS.values(), "没有检查的原因"))
    rows = "".join(tag("tr", "".join(_row(one))) for one in found)
    return tag("table", tag("thead", tag("tr", heads)) + tag("tbody", rows), lang="zh-CN")


def _row(one: Checked) -> Iterable[str]:
    yield words("td", one.name)
    for level in LEVELS:
        yield words("td", sum(found.level == level for found in one.findings))
    yield words("td", one.fault)
