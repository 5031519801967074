"""What was left over from another unit or year."""

from functools import partial

from ...rule import Rule

residue_rule = partial(
    Rule, kind="residue", level="likely", source="《党政机关公文处理工作条例》：公文内容应当符合实际"
)
