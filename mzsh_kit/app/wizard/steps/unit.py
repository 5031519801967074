"""A step of the wizard: the unit and its leading body."""

from __future__ import annotations

from ....plan.people import POLITICS, POLITICS_AS_TYPED
from ..fields import Column, Field, Group, Rows, Step
from .parts import lines

MEMBERS = Rows(
    ("members",),
    (
        Column("name", needed=True, width=10),
        Column("post", needed=True, width=13),
        Column("role", "choice", options=("班子成员", "主要负责同志"), width=11),
        Column("politics", "choice", options=POLITICS, words=tuple(POLITICS_AS_TYPED.items()), width=11),
        Column("charge", "names", width=8, folded=True),
        Column("branch", title="党支部", width=6, folded=True),
    ),
    "增加成员",
    "按排名先后填写，主要负责同志选定一名。",
    essential=True,
    faults=("team.no_principal", "team.principals", "team.principal_party", "team.same"),
    entry="一行一人录入或粘贴名单，如：张三　党组书记、局长　主要负责同志",
)


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
                lines("unit", "copies", hint="每行一个机关"),
                Field(("unit", "contact"), hint="请示、报告、通知上的联系人"),
                Field(("unit", "phone"), hint="如：0000-1234567"),
            ),
            folded=True,
        ),
    ),
    keeps=(("unit",),),
)
