"""The unit and the members of its leading body."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ..text.lazy import lazy_pattern
from .fields import Line, Name, Optional, Stated, UnitName
from .when import Open

PARTY_MEMBER = ("中共党员", "中共预备党员")

POLITICS = (
    "中共党员", "中共预备党员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员",
    "九三学社社员", "台盟盟员", "无党派人士", "共青团员", "群众",
)  # fmt: skip
"""政治面貌 in full."""

POLITICS_AS_TYPED = {name: name for name in POLITICS} | {
    "党员": "中共党员", "共产党员": "中共党员", "中国共产党党员": "中共党员", "中国共产党": "中共党员",
    "中共": "中共党员",
    "中共正式党员": "中共党员", "正式党员": "中共党员",
    "预备党员": "中共预备党员", "中国共产党预备党员": "中共预备党员", "中共党员（预备）": "中共预备党员",
    "民革": "民革党员",
    "民盟": "民盟盟员", "民建": "民建会员", "民进": "民进会员", "农工党": "农工党党员",
    "致公党": "致公党党员",
    "九三学社": "九三学社社员", "九三": "九三学社社员", "台盟": "台盟盟员", "无党派": "无党派人士",
    "团员": "共青团员",
}  # fmt: skip
"""政治面貌 as people write it, and in full; other words stay as they are."""


def politics_in_full(value: object) -> object:
    """政治面貌 in full, however it was typed; what is none of them stays as it is."""
    typed = "".join(value.split()).replace("(", "（").replace(")", "）") if isinstance(value, str) else value
    return POLITICS_AS_TYPED.get(typed, value) if isinstance(typed, str) else value


_ASIDE = "[（(][^（）()]*[）)]"
_VACANT = lazy_pattern(
    "[（(【]?(?:职[位务数])?(?:暂时?|尚|目前)?(?:[空出]缺|缺[额位员]?|空[编岗]?|[待未](?:配备?|补[选充]?|任命|到任))[）)】]?"
    f"(?:{_ASIDE})?"
)


def is_vacant(name: str) -> bool:
    """Whether what stands for a name says that nobody holds the post: 空缺, （暂缺）, 待配备, 空缺（拟任）."""
    return bool(_VACANT.fullmatch(name))


class Facts(BaseModel):
    """Base of every part of a plan: immutable, nothing unknown accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(StrEnum):
    """Place of a member in the team."""

    PRINCIPAL = "主要负责同志"
    MEMBER = "班子成员"


class Unit(Facts):
    """The unit whose leading body meets, and the facts that its papers carry."""

    name: Annotated[UnitName, Field(title="单位全称")]
    type: Annotated[Line, Field(title="单位类型")]
    code: Annotated[Optional, Field(title="单位代码")] = ""
    short: Annotated[Stated[Line], Field(title="规范化简称")] = Open.UNDECIDED
    body: Annotated[Stated[Line], Field(title="领导机关")] = Open.UNDECIDED
    """党组, 党委, 党工委 … as its papers call the leading body."""
    issuer: Annotated[Stated[Line], Field(title="发文机关")] = Open.UNDECIDED
    issuer_code: Annotated[Stated[Line], Field(title="发文代字")] = Open.UNDECIDED
    superior: Annotated[Stated[Line], Field(title="上级党组织")] = Open.UNDECIDED
    copies: Annotated[tuple[Line, ...], Field(title="抄送")] = ()
    printer: Annotated[Stated[Line], Field(title="印发机关")] = Open.UNDECIDED
    contact: Annotated[Optional, Field(title="联系人")] = ""
    phone: Annotated[Optional, Field(title="联系电话")] = ""


class Member(Facts):
    """A member of the team. Members stand in their order of precedence."""

    name: Annotated[Name, Field(title="姓名")]
    post: Annotated[Line, Field(title="职务")]
    role: Annotated[Role, Field(title="角色")] = Role.MEMBER
    politics: Annotated[Line, BeforeValidator(politics_in_full), Field(title="政治面貌")] = "中共党员"
    charge: Annotated[tuple[Line, ...], Field(title="分管单位")] = ()
    branch: Annotated[Optional, Field(title="所在党支部")] = ""
    should_attend: Annotated[bool | None, Field(title="是否应到")] = None
    """``None``: Party members should, others should not."""
    absence: Annotated[Optional, Field(title="缺席事由")] = ""
    written: Annotated[bool, Field(title="书面发言")] = False
    reader: Annotated[Optional, Field(title="代读人")] = ""

    @property
    def in_party(self) -> bool:
        return self.politics in PARTY_MEMBER

    @property
    def vacant(self) -> bool:
        """Whether nobody holds the post, so that there is no person. A meeting always has a principal."""
        return self.role is Role.MEMBER and is_vacant(self.name)

    @property
    def attends(self) -> bool:
        """Whether the member counts among 应到: Party members, unless stated otherwise."""
        return self.in_party and self.should_attend is not False and not self.vacant

    @model_validator(mode="after")
    def _consistent(self) -> Member:
        if self.should_attend and not self.in_party:
            raise PydanticCustomError("member.not_party", "not a Party member", {"found": self.name})
        if self.written and not self.absence:
            raise PydanticCustomError("member.statement", "no reason of absence", {"found": self.name})
        return self
