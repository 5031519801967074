"""The steps as HTML, without a browser."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from mzsh_kit.app.wizard import findings
from mzsh_kit.app.wizard.beside import Beside, beside_html
from mzsh_kit.app.wizard.controls import FIELDS, TABLES, field_at
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.drawer import Drawer, drawer_html
from mzsh_kit.app.wizard.fields import Group
from mzsh_kit.app.wizard.findings import checking, findings_html
from mzsh_kit.app.wizard.form import absence_html, agenda_head, field_html, group_html, table_head
from mzsh_kit.app.wizard.history import History
from mzsh_kit.app.wizard.marks import Marks
from mzsh_kit.app.wizard.produce import Choice, choice_html, preview_html
from mzsh_kit.app.wizard.rail import bar_html, foot_html, rail_html
from mzsh_kit.app.wizard.review import answers_html, lacking_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.schedule import gantt_html, schedule_html
from mzsh_kit.app.wizard.session import papers_of
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.app.wizard.steps import ASKING, ITEMS, PARTS, PRODUCE, STEPS, UNIT
from mzsh_kit.papers import build_all, catalogue, chosen

TODAY = date(2026, 11, 20)
EVIL = "<img src=x onerror=alert(1)>"


class Reader(HTMLParser):
    """Ids, labelled ids and ids that describe, of some markup."""

    def __init__(self, markup):
        super().__init__()
        self.ids, self.labelled, self.controls, self.described = [], set(), [], set()
        self.feed(markup)

    def handle_starttag(self, tag, given):
        facts = dict(given)
        self.ids += [facts["id"]] if "id" in facts else []
        self.labelled |= {facts["for"]} if "for" in facts else set()
        self.described |= set((facts.get("aria-describedby") or "").split())
        if tag in ("input", "select", "textarea"):
            self.controls.append((facts.get("id"), facts.get("aria-label")))


def whole(draft):
    """Everything that the steps show of a draft."""
    groups = [group_html(part, draft) for step in STEPS for part in step.parts if isinstance(part, Group)]
    lists = [table_head(rows, draft) for rows in TABLES.values() if rows not in (ITEMS, PARTS)]
    schedules = [schedule_html(draft, phase, TODAY) for phase in ("会前", "会后")]
    choice = Choice(papers_of(draft))
    rest = (
        absence_html(draft),
        agenda_head(draft),
        lacking_html(draft, TODAY),
        answers_html(draft),
        choice_html(draft, choice),
        beside_html(draft, Beside()),
    )
    return "".join(
        (
            *groups,
            *lists,
            *schedules,
            *rest,
            bar_html(History(draft), SavedDraft()),
            rail_html(draft, UNIT, Marks()),
        )
    )


@pytest.mark.parametrize("draft", [sample(), Draft({})], ids=["sample", "empty"])
def test_every_control_has_a_name_every_id_stands_once_and_every_description_is_there(draft):
    read = Reader(whole(draft))
    assert [control for control, named in read.controls if control not in read.labelled and not named] == []
    assert len(read.ids) == len(set(read.ids))
    assert read.described <= set(read.ids)


def test_what_is_typed_is_never_markup(eight):
    draft = Draft({**eight, "unit": {"name": EVIL, "type": "局党组"}, "theme": EVIL,
                   "duties": [{"does": EVIL}],
                   "meeting": {"date": EVIL}, "members": [{**eight["members"][0], "name": EVIL}],
                   "agenda": [{"text": EVIL}],
                   "schedule": {"opinions": {"owner": EVIL, "end": EVIL}}})  # fmt: skip
    shown = (
        whole(draft)
        + preview_html(draft, Choice(frozenset()), Beside())
        + drawer_html(draft, Drawer(True, (EVIL,), (EVIL,)))
    )
    assert "<img src=x" not in shown and "&lt;img src=x" in shown


def test_a_field_shows_its_default_and_the_way_back_to_it(eight):
    chair = FIELDS["meeting.chair"]
    standing = field_html(chair, Draft(eight))
    assert 'value="张三"' in standing and ">默认<" in standing and "恢复默认" not in standing
    changed = field_html(chair, Draft(eight).put(chair, "李国庆"))
    assert 'value="李国庆"' in changed and 'data-act="restore" data-of="meeting.chair"' in changed


def test_a_fault_stands_beside_its_field_and_is_linked_with_it(eight):
    shown = field_html(FIELDS["meeting.date"], Draft(eight).put(FIELDS["meeting.date"], "2027-02-30"))
    assert 'aria-invalid="true"' in shown and 'aria-describedby="n-meeting.date"' in shown
    assert 'value="2027-02-30"' in shown and "日期“2027-02-30”不存在。请核对年、月、日。" in shown


def test_a_choice_keeps_what_is_none_of_its_options():
    shown = field_html(FIELDS["kind"], Draft({"kind": "半年"}))
    assert '<option value="半年" selected>半年</option>' in shown


def test_a_folded_group_says_what_is_in_it(eight):
    group = next(part for part in UNIT.parts if isinstance(part, Group) and part.folded)
    assert "共10项，都是默认内容" in group_html(group, Draft(eight))
    stated = Draft(eight).put(FIELDS["unit.superior"], "中共清源县委员会")
    assert "共10项，自行填写1项" in group_html(group, stated)


def dates(markup):
    return dict(re.findall(r'id="f-schedule\.([a-z.]+)"[^>]*value="([^"]*)"', markup))


def test_a_date_fixed_by_hand_moves_the_others_and_says_so(eight):
    draft = Draft(eight)
    free, fixed = draft, draft.set(("schedule", "opinions", "end"), "2027-01-02")
    before, after = (dates(schedule_html(draft, "会前", TODAY)) for draft in (free, fixed))
    assert before["feedback.end"] == "2026年12月28日" and after["feedback.end"] != before["feedback.end"]
    shown = schedule_html(fixed, "会前", TODAY)
    assert "手工确定1步" in shown and 'aria-label="恢复推算：征求意见完成时限"' in shown
    assert "“征求意见”2027年1月2日才能完成" in shown.partition('id="n-opinions"')[2].partition("</th>")[0]
    assert dates(schedule_html(fixed.restore(("schedule", "opinions", "end")), "会前", TODAY)) == before


def test_a_date_that_is_none_is_told_in_its_row(eight):
    shown = schedule_html(Draft(eight).set(("schedule", "opinions", "end"), "年底"), "会前", TODAY)
    assert 'value="年底"' in shown and "时间“年底”无法识别" in shown


def test_too_few_days_are_told_by_the_day_on_which_the_page_is_read(eight):
    assert "距会议" not in schedule_html(Draft(eight), "会前", TODAY)
    assert "今天是2027年1月10日，距会议5天" in schedule_html(Draft(eight), "会前", date(2027, 1, 10))


def test_steps_wait_for_each_other_and_the_page_says_which(eight):
    steps = {"study": {"after": ["opinions"]}, "opinions": {"after": ["study"]}}
    shown = schedule_html(Draft({**eight, "schedule": steps}), "会前", TODAY)
    assert "步骤互为前置" in shown


def test_the_schedule_is_drawn_once_there_is_one(eight):
    assert "data:image/svg+xml;base64," in gantt_html(Draft(eight)) and gantt_html(Draft({})) == ""


def test_the_review_leads_from_every_answer_to_its_field(eight):
    shown = lacking_html(Draft(eight), TODAY) + answers_html(Draft(eight))
    fields = [field for step in ASKING for field in step.fields if Draft(eight).asks(field)]
    places = {control.key for control in (*fields, *TABLES.values())}
    assert places <= set(re.findall('data-act="go" data-of="([^"]+)"', shown))
    assert "八项基本内容都已填写" in shown and "待定事项" in shown


def test_the_review_says_what_is_missing_what_clashes_and_what_was_kept(eight):
    draft = Draft(eight).set(("schedule", "opinions", "end"), "2027-01-02").put(FIELDS["year"], "")
    shown = lacking_html(draft, TODAY, (("沿用", ("单位",)), ("清空重填", ("主题", "年度"))))
    assert "八项基本内容还缺" in shown and "修改：年度" in shown and "清空重填" in shown and "主题" in shown
    clash = lacking_html(draft.put(FIELDS["year"], "2026"), TODAY)
    assert "<h4>会前安排</h4>" in clash and clash.count('data-of="schedule.review.0.end"') == 1
    assert 'data-of="schedule.submission.0.end"' in clash


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (("meeting", "date"), "meeting.date"),
        (("members", 3, "post"), "members.3.post"),
        (("members", 3), "members"),
        (("members",), "members"),
        (("attachments", 2), "attachments"),
        (("related", 2), "related.2"),
        (("members", 3, "should_attend"), "members"),
        (("schedule", "opinions", "end"), "schedule.opinions.end"),
        (("unit", "copies", 0), "unit.copies"),
    ],
)
def test_a_fault_leads_to_the_control_that_shows_its_place(place, key):
    assert field_at(place) == key


def test_answers_outside_fields_and_columns_are_listed_too(eight):
    members = [eight["members"][0], {**eight["members"][1], "absence": "出差", "written": True}]
    steps = {"opinions": {"end": "2027-01-02", "least": 4}, "others": [{"name": "预备会"}]}
    shown = answers_html(Draft({**eight, "members": members, "schedule": steps}))
    rows = dict(re.findall('<th scope="row">([^<]*)</th><td>([^<]*)</td>', shown))
    assert rows["工作进度 · 征求意见 · 完成时限"] == "2027年1月2日"
    assert rows["工作进度 · 征求意见 · 至少需要工作日"] == "4"
    assert rows["班子成员 · 第2项 · 缺席事由"] == "出差" and rows["班子成员 · 第2项 · 书面发言"] == "是"
    assert "工作进度 · 其他步骤 · 第1项 · 步骤" not in rows and "班子成员 · 第2项 · 姓名" not in rows


def test_the_checker_speaks_of_papers_of_before_they_are_made(eight):
    wrong = Draft({**eight, "meeting": {**eight["meeting"], "venue": "三楼，，会议室"}})
    first, *_, last = checking(wrong.plan)
    assert "正在审校，0/" in findings_html(first)
    shown = findings_html(last)
    assert "标点连用" in shown and "01-实施方案.docx" in shown and "03-会议通知.docx" in shown
    assert (
        "<b>01-实施方案</b>" in shown
        and shown.count("<details") == len(last.blanks)
        and "待定" in shown
        and "成文日期" in shown
    )
    assert findings_html(None) == ""


def test_what_was_looked_through_is_looked_through_again_only_where_it_changed(eight, monkeypatch):
    looked = []
    monkeypatch.setattr(findings, "found_in", lambda name, *_: looked.append(name) or ())
    findings._looked_at.cache_clear()
    list(checking(Draft(eight).plan))
    whole = len(looked)
    list(checking(Draft(eight).put(FIELDS["meeting.recorder"], "孙某某").plan))
    again = set(looked[whole:])
    assert (
        whole == len(build_all(Draft(eight).plan, chosen((Draft(eight).plan.papers,))))
        and "01-实施方案.docx" in again
        and len(again) < 12
    )
    findings._looked_at.cache_clear()


def test_papers_stand_by_phase_with_those_chosen_ticked(eight):
    shown = choice_html(Draft(eight), Choice(frozenset({"01", "22"}), shown="22"))
    assert shown.count(" checked") == 2 and f"已选2份，共{len(catalogue())}份" in shown
    assert re.findall("<legend>(.*?)</legend>", shown) == ["会前", "会中", "会后"]
    assert 'aria-label="看样：主持词" aria-pressed="true"' in shown


def test_a_paper_is_shown_as_it_looks_and_a_workbook_is_not(eight):
    shown = preview_html(Draft(eight), Choice(frozenset(), shown="22"), Beside())
    assert 'class="gongwen"' in shown and "主持词" in shown
    assert "不能预览" in preview_html(Draft(eight), Choice(frozenset(), shown="36"), Beside())


def test_the_rail_shows_every_step_and_where_one_is(eight):
    shown = rail_html(Draft(eight), PRODUCE, Marks())
    assert shown.count("<li>") == len(STEPS) and shown.count('aria-current="step"') == 1


def test_the_way_on_leads_from_the_first_step_to_the_last():
    assert "上一步" not in foot_html(UNIT) and "下一步：会议类型与主题" in foot_html(UNIT)
    assert "上一步：核对" in foot_html(PRODUCE) and "下一步" not in foot_html(PRODUCE)


def test_the_drawer_gives_the_plan_and_says_what_was_refused(eight):
    assert drawer_html(Draft(eight), Drawer()) == ""
    shown = drawer_html(Draft(eight), Drawer(True, ("第1行写法有误",), ("甲局", "乙局"), deleting=True))
    assert 'download="plan.json" href="data:application/json;base64,' in shown
    assert "第1行写法有误" in shown and "确认删除" in shown and 'data-act="unit" data-of="1"' in shown
