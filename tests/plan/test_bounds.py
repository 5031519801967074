"""An office's template may say anything but "again, without end"."""

from __future__ import annotations

import pytest

from mzsh_kit import KitError
from mzsh_kit.plan.wording import environment, render


def doubling(start: str, more: str) -> str:
    """A template whose value doubles a hundred times."""
    again = f"{{% for i in range(99) %}}{{% set n.x = {more} %}}{{% endfor %}}"
    return f"{{% set n = namespace(x={start}) %}}{again}"


ENDLESS = {
    "a product": "{{ 'a' * 10**9 }}",
    "a product of products": "{{ 'a' * 499999 * 499999 }}",
    "a product of lists": "{{ ([1] * 400000) * 400000 }}",
    "a power": "{{ 9 ** (9 ** 9) }}",
    "a width by %": "{{ '%1000000000d' % 1 }}",
    "a width by format": "{{ '{:1000000000}'.format(1) }}",
    "a width by a method": "{{ 'a'.ljust(10000000000) }}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "doubling by ~": doubling("'ab'", "n.x ~ n.x"),
    "doubling by +": doubling("'ab'", "n.x + n.x"),
    "doubling a list": doubling("[1]", "n.x + n.x"),
    "doubling by replace": "{{ ('a' * 9999).replace('a', 'a' * 9999) }}",
    "doubling by a filter": "{{ ('a' * 9999) | replace('a', 'a' * 9999) }}",
    "a join": "{{ range(99999) | join('a' * 9999) }}",
    "a join by a method": "{{ ('a' * 9999).join(['b'] * 99999) }}",
    "macros": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "much output": "{% for a in range(9999) %}" + "党" * 999 + "{% endfor %}",
}


@pytest.mark.parametrize("paper", [True, False])
@pytest.mark.parametrize("case", ENDLESS)
def test_a_template_that_multiplies_is_refused_at_once(case, paper):
    with pytest.raises(KitError) as told:
        render(environment(paper=paper), ENDLESS[case], "papers/01.txt")
    assert [fault.code for fault in told.value.faults] == ["template.much"]


@pytest.mark.parametrize("paper", [True, False])
def test_what_a_wording_needs_is_rendered_as_ever(paper):
    text = (
        "{% for a in people %}{{ loop.index }}/{{ loop.length }}{{ '。' if loop.last else '；' }}{% endfor %}"
        "{{ people | join('、') }}{{ 3 * 4 + 5 % 3 }}{{ '第' ~ 2 ~ '项' }}{{ 'a-b'.replace('-', '—') }}"
        "{{ (people + people) | length }}{{ 'ab' | replace('a', '甲') }}"
    )
    made = render(environment(paper=paper), text, "papers/01.txt", people=["张三", "李四"])
    assert made == "1/2；2/2。张三、李四14第2项a—b4甲b"
