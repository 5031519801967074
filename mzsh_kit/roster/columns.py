"""The columns of a roster: one table for reading, for the blank workbook and for the places of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..plan import Library
from ..plan.held import Held
from ..plan.model import DUTIES, Schedule
from ..plan.people import POLITICS
from ..plan.source import Answers, Data, KeyPath
from . import values


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or an item of 统一要求. ``place`` is where its answer stands in the plan or in the member."""

    heading: str
    place: KeyPath
    note: str = ""
    read: values.Reader = values.text
    aliases: tuple[str, ...] = ()
    required: bool = False
    """Without this heading the sheet cannot be read."""
    choices: Callable[[Library], Iterable[str]] | None = None
    width: int = 14
    """Characters."""
    shared: bool = False
    """Stands in the blank form 统一要求."""
    shown: bool = True
    """Stands in the blank table. One that does not is read all the same."""
    example: str = ""


def _kinds(books: Library) -> Iterable[str]:
    return books.kinds


def _unit_types(books: Library) -> Iterable[str]:
    return books.unit_types


def _these(*options: str) -> Callable[[Library], Iterable[str]]:
    return lambda _: options


_MODES = {"巡视": "巡视", "巡察": "巡察"}
_ROLES = {"主要负责同志": "主要负责同志", "班子成员": "班子成员", "主要负责人": "主要负责同志", "成员": "班子成员"}  # fmt: skip
_SIZES = ("必备", "常用", "全部")
_YES_NO = _these("是", "否")

_DAY = "可写2027年1月15日、2027.1.15、2027年1月下旬或待定。"
_LIST = "有几项的，每行一项，或用顿号、分号隔开；没有的写“无”。"
_PEOPLE = "一人一行（单元格内按Alt+回车换行），职务和姓名之间空一格；没有的写“无”。"
_LINES = "每行一项，不用写序号。"
_OPEN = "还没有确定的，留空或写“待定”。"
_OWN_PAPERS = "只用于实施方案和印发方案的通知，其他材料成文时另填。"

CODE, NAME = "单位代码", "单位名称"

UNIT_COLUMNS: tuple[Column, ...] = (
    Column(CODE, ("unit", "code"), "必填。每个单位一个代码，如001；“班子成员”表用它对应单位。", values.code, ("代码", "编号", "单位编号"), True, width=10, example="示例"),
    Column(NAME, ("unit", "name"), "必填。写全称，不加“中共”和“党组”。", aliases=("单位全称", "单位", "名称"), required=True, width=30, example="示例县水务局"),
    Column("简称", ("unit", "short"), "写规范化简称；留空则用全称。", aliases=("单位简称", "规范化简称"), width=18, example="县水务局"),
    Column("单位类型", ("unit", "type"), "必填。从下拉列表中选一项。", aliases=("类型",), required=True, choices=_unit_types, example="局党组"),
    Column("会议类型", ("kind",), "从下拉列表中选一项；“统一要求”表已写的可留空。", aliases=("民主生活会类型",), choices=_kinds, shared=True),
    Column("年度", ("year",), "写四位数。2027年1月召开的，年度是2026。“统一要求”表已写的可留空。", values.whole, ("民主生活会年度",), width=8, shared=True),
    Column("会议日期", ("meeting", "date"), _DAY, values.when, ("召开日期", "会议时间", "召开时间", "日期"), width=18, example="2027年1月15日"),
    Column("开始时间", ("meeting", "start"), "可写9:00、14:30或下午2:30。" + _OPEN, values.clock, ("会议开始时间", "时间"), width=10, example="9:00"),
    Column("会期", ("meeting", "length"), "如半天、一天；留空为半天。", aliases=("会议时长",), width=8),
    Column("地点", ("meeting", "venue"), _OPEN, aliases=("会议地点", "召开地点"), width=22, example="局机关三楼会议室"),
    Column("主持人", ("meeting", "chair"), "留空为主要负责同志；可以写班子以外的人。", aliases=("会议主持人", "主持"), width=10),
    Column("上级党组织", ("unit", "superior"), _OPEN, aliases=("上级党委", "上级组织"), width=18, shared=True, example="中共示例县委"),
    Column("督导组", ("supervision_group",), _OPEN, aliases=("督导组名称",), width=18, shared=True, example="县委第一督导组"),
    Column("到会指导领导", ("meeting", "guidance"), _PEOPLE, values.people, ("到会指导", "指导领导"), width=24),
    Column("列席人员", ("meeting", "observers"), _PEOPLE, values.people, ("列席",), width=28, example="办公室主任 赵六\n机关党委专职副书记 孙七"),
    Column("记录人", ("meeting", "recorder"), _OPEN, aliases=("会议记录人",), width=10),
    Column("主题", ("theme",), "照通知原文填写。“统一要求”表已写的可留空。", aliases=("会议主题",), width=30, shared=True),
    Column("查摆方面", ("aspects",), _LINES + "“统一要求”表已写的可留空。", values.aspects, ("方面", "对照检查方面"), width=30, shared=True),
    Column("学习内容", ("study", "items"), _LINES + "留空则用会议类型的默认内容。", values.sentences, ("学习篇目",), width=30, shared=True),
    Column("发文机关", ("unit", "issuer"), "留空则按单位类型得出，如“中共示例县水务局党组”。", width=26),
    Column("发文代字", ("unit", "issuer_code"), _OPEN, width=12, example="示水党"),
    Column("发文字号", ("issue_number",), _OWN_PAPERS + _OPEN, aliases=("文号",), width=16),
    Column("成文日期", ("issue_date",), _OWN_PAPERS + _DAY, values.when, ("印发日期",), width=16),
    Column("抄送", ("unit", "copies"), _LIST, values.items, ("抄送机关",), width=20, shared=True),
    Column("印发机关", ("unit", "printer"), _OPEN, width=22),
    Column("联系人", ("unit", "contact"), "印在请示、报告、通知上。", width=10),
    Column("联系电话", ("unit", "phone"), "印在请示、报告、通知上。", aliases=("电话",), width=16),
    Column("报送机关", ("report_to",), _LIST, values.items, ("报送单位", "报送对象"), width=22, shared=True),
    Column("巡视巡察机构", ("inspection", "body"), "只有巡视巡察整改的填写。", aliases=("巡察机构", "巡视机构"), width=18),
    Column("巡视或巡察", ("inspection", "mode"), "只有巡视巡察整改的填写。从下拉列表中选一项。", values.chosen(_MODES), choices=_these("巡视", "巡察"), width=12),
    Column("反馈文件", ("inspection", "paper"), "只有巡视巡察整改的填写。写文件全称。", aliases=("反馈意见文件",), width=26),
    Column("案件名称", ("case", "name"), "只有以案促改的填写。", aliases=("案件",), width=18, shared=True),
    Column("案件通报文件", ("case", "paper"), "只有以案促改的填写。写文件全称，不加书名号。", aliases=("案件通报",), width=26, shared=True),
    Column("材料范围", ("papers",), "必备：规定和上级要求的；常用：加上各单位通常用的；全部。留空为常用。", values.chosen({size: size for size in _SIZES}), choices=_these(*_SIZES), width=10, shared=True),
    Column("不附写作提示", ("no_hints",), "不要Word批注中的写作提示的，填“是”。", values.yes, choices=_YES_NO, width=14, shared=True),
    *(Column(field.title or name, ("held", name), "会议开过以后填写，写进会后各份材料。", values.whole, width=10) for name, field in Held.model_fields.items() if name != "items"),
    Column("整改事项", ("held", "items"), "会议开过以后填写。" + _LINES, values.sentences, width=30),
    Column("已确认特殊情形", ("confirmed",), "党支部按民主生活会筹备，或另按年度召开已以专题召开的，填“是”。", values.yes, choices=_YES_NO, width=16),
    Column("领导机关", ("unit", "body"), shown=False),
    Column("会议名称", ("meeting", "name"), shown=False),
    Column("其他参加人员", ("meeting", "attendees"), read=values.people, shown=False),
    Column("巡视巡察层级", ("inspection", "level"), shown=False),
    Column("巡视巡察期间", ("inspection", "period"), shown=False),
    Column("反馈问题方面数", ("inspection", "aspects"), read=values.whole, shown=False),
    Column("反馈问题个数", ("inspection", "problems"), read=values.whole, shown=False),
    *(
        Column(f"{field.title}时限" if field.title else name, ("schedule", name, "end"), "可写会前10天、会前5个工作日、会后15天内或某一天。",
               values.when, (f"{field.title}完成时限",), shared=True, shown=False)
        for name, field in Schedule.model_fields.items()
        if name != "others"
    ),
)  # fmt: skip

MEMBER_COLUMNS: tuple[Column, ...] = (
    Column(CODE, (), "必填。与“单位”表的代码一致。", values.code, ("代码", "编号", "单位编号"), True, width=10),
    Column("排序", ("order",), "按班子排名写1、2、3；留空则按行的先后。", values.whole, ("序号", "排名"), width=8),
    Column("姓名", ("name",), "必填。一行一人，只写姓名。", values.name, ("成员姓名",), required=True, width=14),
    Column("职务", ("post",), "必填。写党内外全部职务。", aliases=("现任职务", "职务名称"), required=True, width=38),
    Column("角色", ("role",), "每个单位必须有一名“主要负责同志”，其余填“班子成员”或留空。", values.chosen(_ROLES), required=True, choices=_these("主要负责同志", "班子成员")),
    Column("政治面貌", ("politics",), "留空为中共党员。非中共党员列席会议。", values.politics, choices=_these(*POLITICS)),
    Column("分管单位", ("charge",), _LIST, values.items, ("分管科室", "分管部门"), width=34),
    Column("所在党支部", ("branch",), "写本人组织关系所在党支部。", aliases=("党支部", "所在支部"), width=24),
    Column("是否应到", ("should_attend",), "留空：中共党员应到，其他人员列席。", values.yes, ("应到",), choices=_YES_NO, width=10),
    Column("缺席事由", ("absence",), "不能到会的写明事由。", aliases=("请假事由",), width=20),
    Column("书面发言", ("written",), "缺席并已提交书面发言的填“是”。", values.yes, choices=_YES_NO, width=10),
    Column("代读人", ("reader",), "代为宣读书面发言的人。", width=10),
)  # fmt: skip

MEMBER_FACTS = tuple(column for column in MEMBER_COLUMNS if column.place not in ((), ("order",)))
"""The columns that say something of the member; the others say whose he is and in which place he stands."""

OWN_ONLY = frozenset({CODE, NAME, "简称"})
"""What each unit states itself; everything else may stand in 统一要求 for all."""

FORM_COLUMNS = tuple(column for column in UNIT_COLUMNS if column.heading not in OWN_ONLY)


PEOPLE_COLUMNS = frozenset(column.heading for column in UNIT_COLUMNS if column.read is values.people)
"""Those of people, one a line."""


def place_in_plan(column: Column) -> tuple[str | int, ...]:
    """Where the answer stands in the whole plan: a limit of duties of one sort holds for each of them."""
    if column.place[0] == "schedule" and column.place[1] in DUTIES:
        return (*column.place[:2], 0, *column.place[2:])
    return column.place


def put(answers: Answers, place: KeyPath, value: object) -> None:
    """Set the answer at ``place``, making the mappings on the way."""
    for step in place[:-1]:
        answers = answers.setdefault(step, {})
    answers[place[-1]] = value


def answers_of(stated: Mapping[KeyPath, object]) -> Data:
    """The nested answers of values by place."""
    answers: Answers = {}
    for place, value in stated.items():
        put(answers, place, value)
    return answers
