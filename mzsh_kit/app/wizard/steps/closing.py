"""The last two steps: looking through and making."""

from __future__ import annotations

from ..fields import Field, Group, Step, View

REVIEW = Step(
    "review",
    "核对",
    "缺什么、哪里要改、哪些待定，一处看清；点名称回到原处填写。",
    (View("lacking"), View("findings"), View("answers")),
)


PRODUCE = Step(
    "produce",
    "生成",
    "选定要做的材料，看样，下载Word文件。材料在本机生成，不上互联网。",
    (
        View("papers"),
        Group(
            "文件里附带的内容",
            (
                Field(
                    ("no_hints",),
                    "yes",
                    hint="框架性材料的写作提示印成Word批注，不占正文；不要的，在这里勾选",
                ),
                Field(
                    ("no_embed",),
                    "yes",
                    hint="实施方案文件里附有方案数据，领导改过后可以接着用；对外发送时不想附带的，在这里勾选",
                ),
            ),
        ),
        View("result"),
        View("sent"),
        View("preview"),
    ),
    keeps=(("papers",),),
)
