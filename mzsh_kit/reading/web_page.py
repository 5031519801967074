"""What a web page shows around a text: where in the site it stands, what it says of itself, buttons, the
pages beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text.lazy import lazy_pattern

_BUTTONS = lazy_pattern(
    r"(?:[\s【】\[\]|｜()（）：:、/]|微信|微博|QQ空间|朋友圈|字体|字号|默认|大|中|小"
    r"|(?:打印|关闭|返回|收藏|分享|刷新)[到至]?(?:[本此]|当前|列表)?(?:文章?|页面?|窗口|顶部|首页|上一?级)?"
    r"|扫一扫(?:在?(?:手机|微信)上?)?(?:打开|查看|分享|关注)?(?:[本此]|当前)?(?:页面?|文章?)?)+"
)
_BUTTON = lazy_pattern("打印|关闭|返回|分享|扫一扫|字[体号]")
_PATH = lazy_pattern(r"(?:(?:您的?|当前|所在|现在)+位置[：:])|(?:网站)?首页\s*[>»/→-]")
"""Where in the site the page stands: 首页 > 通知公告."""
_OF_ITSELF = lazy_pattern(
    r"(?:(?:发布|发文|成文|更新)(?:时间|日期)|(?:信息|文章|内容)?来源|稿源|(?:文章|文字|通讯)?作者|责任编辑|编辑"
    r"|(?:浏览|阅读|点击|访问)[次数量]*|字[体号](?:大小)?|索引号|(?:发布|发文)(?:机构|机关|单位)|分享到?)[：:]"
)
"""The labels of what a page says of itself; one alone may be a text's own."""
_BESIDE = lazy_pattern(
    r"(?:[上下]一[篇条]|(?:相关|推荐|热门|更多|延伸)(?:阅读|链接|新闻|文章|信息|推荐|稿件))\s*(?:[：:]|$|\s)"
)
_FOOT = lazy_pattern(r"^[上下]一页\s*(?:[：:]|$|\s)|版权所有|备案号?[：:]|ICP备|公网安备|网站标识码")
_SAYS = lazy_pattern(r"(?<!\d)[：:]|[：:](?!\d)|[。；]")
"""What a text's own sentence or label has, and no hour."""
_STAMP = lazy_pattern("时间：|日期：")
_LONGEST, _TWICE = 100, 2
"""Letters of what a page says of itself; the number of its labels that no text has."""


def around(lines: Sequence[str]) -> set[int]:
    """The lines of a text that stand around it on its page: with the first of the pages beside it all that
    follows, as far as no sentence does.
    """
    found = {n for n, text in enumerate(lines) if _is_around(text)}
    told = [n for n, text in enumerate(lines) if "。" in text]
    for n in (n for n, text in enumerate(lines) if _BESIDE.match(text)):
        if told and told[-1] < n:
            return found | set(range(n, len(lines)))
        bare = _BESIDE.fullmatch(lines[n]) and n + 1 < len(lines) and "。" not in lines[n + 1]
        found |= {n, n + 1} if bare else {n}
    return found


def _is_around(text: str) -> bool:
    rest, labels = _OF_ITSELF.subn("", text)
    itself = labels >= _TWICE and len(text) <= _LONGEST and not _SAYS.search(_STAMP.sub("", rest))
    buttons = _BUTTON.search(text) and _BUTTONS.fullmatch(text)
    return bool(buttons or itself or _PATH.match(text) or _FOOT.search(text))
