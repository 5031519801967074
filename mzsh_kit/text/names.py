"""What a person's name looks like, what stands for no name, and which words say a post."""

from __future__ import annotations

from .fold import HAN, folded
from .lazy import lazy_pattern

_HAN = f"[{HAN}]"
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂"
    "丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮"
    "桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀姬屠连郜晏栾郁商蒙喻揭窦迟宇敖糜"
    "鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼官楚佟栗匡宗台巫鞠僧桑荆谌银扬明沙薄伏岑习胥蔺云胜尚甫水尉羊惠闻祖肖闫代付"
    "萨瑶次扎索巴拉尼旺措多格桑才阿买热吐依古库努玛哈帕麦乌那莎斯"
)
"""The first signs of names: the usual surnames but for those that begin everyday words (谈, 计), and signs of
transcribed names.
"""
DOUBLE = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
    "轩辕", "宇文", "长孙", "申屠", "端木", "南宫", "呼延", "拓跋", "单于", "澹台", "公冶", "万俟",
    "闻人", "淳于", "濮阳", "仲孙", "颛孙", "鲜于", "闾丘", "左丘", "钟离", "东郭", "赫连", "完颜",
    "独孤", "司空", "公羊", "宗政", "太叔", "亓官", "司寇", "巫马", "漆雕", "乐正", "壤驷", "公良",
    "夹谷", "宰父", "谷梁", "段干", "羊舌", "微生", "梁丘", "相里", "纳兰", "哥舒", "斛律", "达奚",
    "褚师", "叔孙", "季孙", "那拉", "富察",
)  # fmt: skip
"""Surnames of two signs."""
_FULL = lazy_pattern(rf"{_HAN}{{2,4}}|{_HAN}{{1,10}}(?:·{_HAN}{{1,10}}){{1,4}}|{_HAN}{{5,8}}")
_NO_VALUE = lazy_pattern(
    r"[-—–－/\\、.。*＊?？xX×○〇_＿]+|[0-9]+|无|没有|缺|空|空缺|暂缺|暂无|暂空|待定|未定|暂未确定|另行通知|待补|待任命|不详|同上|某+"
)
POSTS = (
    "书记|主任|主席|部长|局长|厅长|处长|科长|股长|院长|校长|园长|所长|站长|队长|镇长|乡长|县长|市长|区长|省长|州长|旗长|组长|会长|行长|社长|总经理|经理|董事长"
    "|董事|监事|总监|秘书长|秘书|主编|委员|常委|成员|巡视员|调研员|主任科员|科员|干部|负责人|负责同志|专员|政委|司令员|检察长|总工程师|工程师|会计师|经济师|组织员|干事|台长|馆长|总裁"
)
"""Words that a post ends with, as alternatives of a pattern."""
_POST_AT_END = lazy_pattern(rf"(?:{POSTS}|同志|先生|女士|代表|机关|单位)$")
_SURNAME_AND_NAME = 2
_DOTS = lazy_pattern(rf"(?<={_HAN})\s*[.．•‧・∙⋅●·]\s*(?={_HAN})")


def name_of(typed: str) -> str:
    """The name that a typed text is, in one writing; empty where it is none: a remark, two names, a post,
    空缺.

    >>> [name_of(text) for text in ("张 三", "阿依古丽.买买提", "⼭⽥")]
    ['张三', '阿依古丽·买买提', '山田']
    >>> {name_of(text) for text in ("张三（女）", "张三、李四", "王书记", "空缺", "0")}
    {''}
    """
    line = "".join(_DOTS.sub("·", typed.strip()).splitlines())
    pieces = [folded(part) for part in line.rstrip("；，。;,").split()]
    text = "".join(pieces)
    if len(pieces) > 1 and not _set_apart(pieces):
        return ""
    if stands_for_nothing(text) or not _FULL.fullmatch(text) or _POST_AT_END.search(text):
        return ""
    return text


def _set_apart(pieces: list[str]) -> bool:
    """Whether blanks stand between surname and name, or between all signs; else another word stands behind a
    name.
    """
    whole = len(pieces) == _SURNAME_AND_NAME and (len(pieces[0]) == 1 or pieces[0] in DOUBLE)
    return whole or all(len(piece) == 1 for piece in pieces)


def stands_for_nothing(typed: str) -> bool:
    """Whether a text fills a cell without stating anything: —, 无, 0, 空缺, 待定."""
    return bool(_NO_VALUE.fullmatch("".join(typed.split())))
