"""The nine steps as data: which facts are asked where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ...papers import catalogue
from ...plan import library
from ...plan.held import TEAM, Held
from ...plan.own import CLOSING, OPENING, PARAGRAPHS, sections_of
from ...plan.parts import DUTIES_TABLE
from ...plan.people import POLITICS, POLITICS_AS_TYPED
from .fields import Column, Field, Group, Place, Rows, Step, View, Words

MODES = ("巡察", "巡视")
PAIRS = (
    ("principal-members", "主要负责同志与其他成员"),
    ("members-members", "其他成员两两之间"),
    ("members-units", "成员与分管单位负责人"),
    ("members-branch", "成员与所在支部党员"),
    ("other", "不排入安排表"),
)

MEMBERS = Rows(
    ("members",),
    (
        Column("name", needed=True, width=10),
        Column("post", needed=True, width=13),
        Column("role", "choice", options=("班子成员", "主要负责同志"), width=11),
        Column(
            "politics", "choice", options=POLITICS, words=tuple(POLITICS_AS_TYPED.items()), width=11
        ),
        Column("charge", "names", width=8),
        Column("branch", title="党支部", width=6, folded=True),
    ),
    "增加成员",
    "按排名先后填写，主要负责同志选定一名。",
    entry="一行一人录入或粘贴名单，如：张三　党组书记、局长　主要负责同志",
)


def _one(place: Place, add: str, hint: str = "") -> Rows:
    """A table of single texts."""
    return Rows(place, (Column("", "text", needed=True),), add, hint)


_WORDED = "时限要用自己的话写的，写在“时限的写法”一栏，方案照印。"
_HARD = "硬性时限是规定或上级要求的，不随其他步骤改动；时限也可以在上面的时间表中改。"


_SAID = Column("said", width=3, hint="如：春节前")
_TO = Column("to", "names", width=4)


def _duties(sort: str, add: str, hint: str = "", to: str = "", more: tuple[Column, ...] = ()) -> Rows:
    """The duties of one sort, each with its own limit; ``to`` is who is addressed where nobody is named."""
    columns = (
        Column("what", "text", needed=True, width=7),
        Column("owner", width=4),
        replace(_TO, hint=to),
        Column("end", "when", width=4),
        _SAID,
        *more,
        Column("hard", "yes", width=2),
    )
    return Rows(("schedule", sort), columns, add, f"{hint}{_HARD}{_WORDED}")


def _apart(sort: str, add: str, hint: str) -> Rows:
    """Steps of one sort that may have a limit for each thing that is made."""
    columns = (Column("what", width=5), Column("owner", width=4), Column("end", "when", width=4), _SAID)
    return Rows(("schedule", sort), columns, add, hint)


def _sections(templates: Path | None) -> Words:
    """Where a plan may be added to."""
    kinds = library(templates).kinds.values()
    return tuple({key: words for kind in kinds for key, words in sections_of(kind).items()}.items())


def _omittable(templates: Path | None) -> Words:
    """What may be left out: sections, and what the kit adds of itself."""
    sections = (one for one in _sections(templates) if one[0] not in (OPENING, CLOSING))
    return (*((key, f"“{words}”一部分") for key, words in sections), *PARAGRAPHS.items())


OWN = Rows(
    ("own",),
    (
        Column("at", "choice", needed=True, listed=_sections, width=4),
        Column("place", "choice", width=2),
        Column("heading", width=3, hint="空着的，写在该部分里"),
        Column("texts", "lines", needed=True, width=8),
    ),
    "增加内容",
    "方案里本单位自己要写的话。写了标题的，单独成为一部分，放在所选部分的前面、后面或里面；没有写标题的，作为一段写进所选部分。每行一段。",
)
OMIT = Rows(
    ("omit",),
    (Column("", "choice", needed=True, listed=_omittable),),
    "增加不写的内容",
    "本单位的方案不写的部分和段落，逐项选定。",
)


_GUEST = "一人一行，职务和姓名之间空一格，如：县纪委常委 周明"


def _lines(*place: str, hint: str = "每行一项") -> Field:
    return Field(place, "lines", hint=hint)


UNIT = Step(
    "unit",
    "单位与班子",
    "先写清是哪个单位、班子里有谁。领导机关、发文机关等由单位类型推定，不合适的可以改。",
    (
        Group(
            "单位",
            (
                Field(("unit", "name"), needed=True, hint="写单位全称，如：某某县水利局、某某县某某镇"),
                Field(("unit", "type"), "choice", needed=True),
            ),
        ),
        MEMBERS,
        Group(
            "单位的称呼和行文",
            (
                Field(("unit", "short"), hint="正文中的称呼"),
                Field(("unit", "body"), hint="如：党组、党委"),
                Field(("unit", "issuer"), hint="落款用的名称"),
                Field(("unit", "superior"), hint="如：中共某某县委员会"),
                Field(("unit", "issuer_code"), hint="如：清水党组"),
                Field(("unit", "printer"), hint="版记中的印发机关"),
                Field(("unit", "code"), hint="批量生成时用来区别单位"),
                _lines("unit", "copies", hint="每行一个机关"),
                Field(("unit", "contact"), hint="请示、报告、通知上的联系人"),
                Field(("unit", "phone"), hint="如：0000-1234567"),
            ),
            folded=True,
        ),
    ),
)

KIND = Step(
    "kind",
    "会议类型与主题",
    "会议类型和年度定下来，主题、查摆方面和各项程序就有了默认内容。",
    (
        Group(
            "会议",
            (
                Field(("kind",), "choice", needed=True),
                Field(("year",), "number", needed=True, hint="会议总结的是哪一年，如：2026"),
                Field(("confirmed",), "yes"),
                Field(("inspection", "mode"), "choice", about="inspection", options=MODES),
                Field(("inspection", "body"), about="inspection", hint="如：县委第一巡察组"),
                Field(("inspection", "level"), about="inspection", hint="如：县委"),
                Field(("inspection", "period"), about="inspection", hint="如：2026年3月至5月"),
                Field(("inspection", "paper"), about="inspection", hint="反馈意见的名称，不带书名号"),
                Field(("inspection", "aspects"), "number", about="inspection", hint="如：4"),
                Field(("inspection", "problems"), "number", about="inspection", hint="如：26"),
                Field(("case", "name"), about="case", hint="如：某某违纪违法案"),
                Field(("case", "paper"), about="case", hint="案件通报的名称，不带书名号"),
                Field(("theme",), "text", hint="照上级通知填写；没有定下来的，各份材料印“待定”"),
                _lines("purpose", hint="为什么开这次会，每行一句，如：推动全面从严治党向纵深发展"),
                Field(("meeting", "name")),
                Field(("aspect_name",), hint="如：方面，印成“4个方面”；带头，印成“四个带头”", name="个数怎么叫"),
            ),
        ),
        Rows(
            ("aspects",),
            (
                Column("text", "text", needed=True, width=6),
                Column("name", width=2, hint="供表格用"),
                Column("questions", "sentences", width=5),
                Column("of", "choice", width=3),
                Column("extra", "yes", width=1, title="另加"),
            ),
            "增加方面",
            "另加的不计入方面的个数；具体问题之间用分号隔开。",
        ),
        Rows(
            ("basis",),
            (
                Column("title", width=6),
                Column("issuer", width=4),
                Column("number", width=3),
                Column("text", width=5, hint="如：县委有关部署要求"),
            ),
            "增加依据",
            "文件名称不带书名号；不是文件的，只写最后一栏。",
        ),
    ),
)

MEETING = Step(
    "meeting",
    "时间地点人员",
    "日期定了，前后各项工作的时间随之推算；没有定的可以留空，材料中印“待定”。",
    (
        Group(
            "时间和地点",
            (
                Field(("meeting", "date"), "when", hint="如：2027年1月15日、2027年1月上旬"),
                Field(("meeting", "tentative"), "choice", hint="还要报上级同意的，选“拟于”或“暂定”"),
                Field(("meeting", "said"), hint="要用自己的话写的，如：1月中下旬，具体时间另行通知"),
                Field(("meeting", "start"), "clock", hint="如：9:00、下午2:30"),
                Field(("meeting", "length"), hint="如：半天、1天、3小时"),
                Field(("meeting", "venue"), hint="如：机关三楼会议室"),
            ),
        ),
        Group(
            "人员",
            (
                Field(("meeting", "chair"), hint="一般由主要负责同志主持"),
                Field(("meeting", "recorder")),
                _lines("meeting", "guidance", hint=f"{_GUEST}；没有定人的只写职务或小组，如：区委督导组"),
                _lines("meeting", "attendees", hint=f"{_GUEST}；班子成员不必再写"),
                _lines("meeting", "observers", hint=f"{_GUEST}；非党员班子成员不必再写"),
                Field(("supervision_group",), hint="如：区委第三督导组"),
            ),
        ),
        View("absence"),
    ),
)

BEFORE = Step(
    "before",
    "会前安排",
    "各步的时间从会议日期倒排。某一步另定时间的，其余随之调整；清空或点“恢复推算”，仍按规则推算。",
    (
        View("schedule"),
        View("gantt"),
        _one(("study", "items"), "增加学习内容"),
        Rows(
            ("study", "sessions"),
            (
                Column("when", "when", width=3),
                Column("form", width=3),
                Column("length", width=2),
                Column("what", "text", width=5),
                Column("place", width=3),
            ),
            "增加一次学习",
            "定了日子的集中学习，如：1月15日，理论学习中心组学习，1天。",
        ),
        Group(
            "学习研讨和征求意见",
            (
                _lines("study", "forms"),
                _lines("study", "rules", hint="每行一项，如：坚持读原著、学原文、悟原理"),
                _lines("study", "aims", hint="学习要达到什么目的，每行一项"),
                Field(("study", "length"), hint="如：不少于1天"),
                _lines("opinions", "methods"),
                _lines("opinions", "scope"),
                _lines("opinions", "handling"),
            ),
            folded=True,
        ),
        Rows(
            ("talks", "relations"),
            (Column("text", needed=True, width=5), Column("pairs", "choice", words=PAIRS, width=4)),
            "增加关系",
        ),
        Group(
            "谈心谈话的安排",
            (
                Field(("talks", "length"), hint="如：两周"),
                Field(("talks", "minutes"), "number"),
                Field(("talks", "per_day"), "number"),
                Field(("talks", "delegates"), "number"),
                Field(("talks", "morning"), "number"),
                Field(("talks", "morning_start"), "clock"),
                Field(("talks", "afternoon"), "number"),
                Field(("talks", "afternoon_start"), "clock"),
                _lines("talks", "rules"),
            ),
            folded=True,
        ),
        Group(
            "查摆问题和撰写材料",
            (
                _lines("problems", "against"),
                _lines("problems", "rules"),
                _lines("materials", "team_parts"),
                _lines("materials", "outline_parts"),
                _lines("materials", "rules"),
                _lines("materials", "review"),
            ),
            folded=True,
        ),
        _apart("materials", "增加一项材料", "班子材料和发言提纲时限不同的，分行写明。"),
        _apart("review", "增加一项审阅", "分几次审阅、审议的，分行写明。"),
        _duties("submission", "增加报审事项", "对象空着的，报给报送机关。", "报送机关"),
        Rows(
            ("schedule", "others"),
            (
                Column("name", needed=True, width=4),
                Column("what", "text", width=6),
                Column("owner", width=3),
                Column("start", "when", width=3),
                Column("end", "when", width=3),
                _SAID,
            ),
            "增加步骤",
            "本单位另有的步骤，如动员部署、党组会审议，方案中按时间先后写出。时间可以写某一天，也可以写“会前20天”“会后7天内”。",
        ),
        Rows(
            ("previous",),
            (
                Column("id", width=2),
                Column("whose", width=2),
                Column("problem", "text", needed=True, width=5),
                Column("measure", "text", width=5),
                Column("owner", width=2),
                Column("until", width=2),
                Column("state", "choice", width=2),
                Column("progress", "text", width=4),
                Column("reason", "text", width=4),
            ),
            "增加一项",
            "上年整改的情况，写进“上年度整改落实情况”和准备情况报告；有上年的36-整改台账.xlsx的，在“导入和导出”中装入。",
        ),
    ),
)

ITEMS = Rows(
    ("agenda",),
    (
        Column("text", "text", needed=True),
        Column("speaker"),
        Column("mode", "choice"),
        Column("minutes", "number"),
    ),
    "增加议项",
)
PARTS = Rows(
    ("meeting", "parts"),
    (Column("name", needed=True), Column("start", "clock"), Column("minutes", "number")),
    "增加时段",
)

AGENDA = Step(
    "agenda",
    "会议议程",
    "按会期把时间分到每一项。时间不够的，说明差多少、怎样调整。",
    (
        View("agenda", (ITEMS, PARTS)),
        Group(
            "议程用时",
            tuple(
                Field(("pace", *place), "number", name=name)
                for place, name in (
                    (("speech", "minutes"), "每人对照检查（分钟）"),
                    (("criticism", "minutes"), "每人次批评（分钟）"),
                    (("item", "minutes"), "其他议项（分钟）"),
                    (("half_day",), ""),
                    (("unbroken",), ""),
                    (("rest",), ""),
                )
            ),
            folded=True,
        ),
        Group(
            "批评和自我批评",
            (
                _lines("criticism", "rules"),
                _lines("criticism", "explain"),
                Field(("criticism", "least"), "number"),
            ),
            folded=True,
        ),
    ),
)

AFTER = Step(
    "after",
    "会后工作",
    "会后向谁报告、向谁通报、怎样整改、怎样归档。时限从会议日期顺推。",
    (
        View("after"),
        _duties("report", "增加报告事项", "对象空着的，报给报送机关。", "报送机关"),
        Group("请示和报告报给谁", (_lines("report_to", hint="每行一个机关；空着的，报给上级党组织"),)),
        _duties(
            "bulletin",
            "增加通报事项",
            "向谁通报，写在对象一栏。",
            more=(
                Column("condition", "lines", width=4, hint="如：经上级审查同意后"),
                Column("way", width=3, hint="如：召开情况通报会"),
            ),
        ),
        _one(("rectification",), "增加要求"),
        _one(("related",), "增加会议", "与这次会议有关的会议，如班子成员参加所在党支部组织生活会。"),
        _duties("archive", "增加归档事项"),
        Group(
            "会后填写的情况",
            tuple(Field(("held", name), "number") for name in Held.model_fields if name != "items"),
            note="会议开过以后填写，写进总结讲话、情况报告、会议纪要、情况通报；没有填写的，材料中留空。",
        ),
        Rows(
            ("held", "items"),
            (
                Column("whose", hint=TEAM, width=3),
                Column("problem", "text", needed=True, width=6),
                Column("measure", "text", width=6),
                Column("owner", width=3),
                Column("until", width=3),
            ),
            "增加整改事项",
            "写进情况报告、整改清单和整改台账。整改主体写“领导班子”或者成员姓名，空着的为领导班子。",
        ),
    ),
)

_BOUND = (("06", "征求意见表"), ("17", "工作进度表"), (DUTIES_TABLE, "职责分工表"))
"""What may be bound in behind the plan."""

_OWN = "只是实施方案和印发通知"


def _dated(templates: Path | None) -> Words:
    """The papers that bear a date of their own."""
    papers = (one for one in catalogue(templates) if one.follows and not one.of_plan)
    return tuple((one.number, one.stem) for one in papers)


DATED = Rows(
    ("dated",),
    (
        Column("paper", "choice", needed=True, title="材料", listed=_dated, width=4),
        Column("date", "when", width=3),
        Column("number", width=4),
    ),
    "增加材料",
    "没有填写的，印成“2027年　月　日”“清水党组〔2027〕　号”，办文时再填。日期不能早于材料所写的事。",
    "各份材料的日期和文号",
)

DUTIES = Step(
    "duties",
    "职责与附件",
    "谁牵头、谁承办、有哪些要求，方案后面附什么。",
    (
        Rows(
            ("groups",),
            (Column("role", needed=True, width=3), Column("people", "names", width=7)),
            "增加一行",
        ),
        Rows(("duties",), (Column("who", width=3), Column("does", "text", needed=True, width=5), Column("parts", "lines", width=5)), "增加职责", "职责分几项的，每行一项写在分项职责一栏。"),
        Rows(
            ("requirements",),
            (Column("heading", needed=True, width=3), Column("text", "text", width=7)),
            "增加要求",
        ),
        Rows(
            ("attachments",),
            (
                Column("name", needed=True, width=4),
                Column("paper", "choice", words=_BOUND, options=tuple(key for key, _ in _BOUND), width=3),
                Column("texts", "lines", width=7),
            ),
            "增加附件",
            "序号由程序编排。选了材料或者写了内容的，附在方案后面，另起一页，排在前面；内容每行一段。",
        ),
        OWN,
        OMIT,
        View("rewritten"),
        Group(
            "发文",
            (
                Field(("issue_number",), hint=f"{_OWN}的文号，如：清水党组〔2026〕15号"),
                Field(("issue_date",), "when", hint=f"{_OWN}的成文日期，如：2026年12月11日"),
            ),
        ),
        DATED,
    ),
)

REVIEW = Step(
    "review",
    "核对",
    "每一项填了什么、缺什么、哪些待定，点“修改”回到原处。",
    (View("lacking"), View("findings"), View("answers")),
)
PRODUCE = Step(
    "produce",
    "生成",
    "选定要做的材料，看样，下载Word文件。材料在本机生成，不上互联网。",
    (
        View("papers"),
        Group("写作提示", (Field(("no_hints",), "yes", hint="框架性材料的写作提示印成Word批注，不占正文；不要的，在这里勾选"),)),
        Group("方案数据", (Field(("no_embed",), "yes", hint="实施方案文件里附有方案数据，领导改过后可以接着用；对外发送时不想附带的，在这里勾选"),)),
        View("result"),
        View("sent"),
        View("preview"),
    ),
)

ASKING = (UNIT, KIND, MEETING, BEFORE, AGENDA, AFTER, DUTIES)
"""The steps in which facts are typed."""
STEPS = (*ASKING, REVIEW, PRODUCE)


def all_fields() -> Iterator[Field]:
    return (field for step in STEPS for field in step.fields)


def all_tables() -> Iterator[Rows]:
    return (table for step in STEPS for table in step.tables)


def step_named(key: str) -> Step:
    """The step with this name, the first where there is none."""
    return next((step for step in STEPS if step.key == key), UNIT)
