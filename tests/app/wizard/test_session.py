"""A person at the wizard, without widgets and browser."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from mzsh_kit import complete, dump_plan
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.wizard.controls import CONTROLS
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.drawer import drawer_html
from mzsh_kit.app.wizard.fields import Rows
from mzsh_kit.app.wizard.produce import result_html
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.schedule import schedule_html, table_of
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import sample
from mzsh_kit.app.wizard.steps import MEMBERS
from mzsh_kit.output import rendered
from mzsh_kit.papers import build_all, chosen
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster, write_blank

TODAY = date(2026, 11, 20)
TABLES = {rows.key: rows for rows in CONTROLS if isinstance(rows, Rows)}


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path)


@pytest.fixture
def session(eight, drafts):
    return begun(Draft(eight), SavedDraft(drafts, drafts.new_id()))


def press(session, act, of=""):
    return list(session.press(act, of))


def file(data, name="plan.json"):
    return {"name": name, "content": data if isinstance(data, bytes) else json.dumps(data).encode()}


def test_eight_answers_are_typed_and_make_a_plan(drafts):
    session = begun(Draft({}), SavedDraft(drafts, drafts.new_id()))
    session.type("unit.name", "清源县水务局")
    session.type("unit.type", "局党组")
    session.put_rows(
        MEMBERS,
        [
            {"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"},
            {"name": "李四", "post": "副局长"},
        ],
    )
    session.type("kind", "年度")
    session.type("year", "２０２６")
    session.type("meeting.date", "2027年1月15日")
    session.type("meeting.venue", "三楼会议室")
    assert session.draft.faults == () and str(session.draft.plan.meeting_day) == "2027-01-15"
    assert drafts.load(session.saved.of).answers == session.draft.answers and session.saved.revision == 6


def test_a_step_is_opened_freely_and_nothing_opens_by_itself(session):
    assert session.step.key == "unit"
    press(session, "step", "produce")
    assert (session.step.key, session.focus) == ("produce", "h-produce")
    session.type("meeting.venue", "四楼")
    assert session.step.key == "produce"
    press(session, "step", "unit")
    assert session.step.key == "unit" and session.draft.plan.meeting.venue == "四楼"


def test_the_way_to_a_field_opens_its_step(session):
    press(session, "go", "schedule.report.end")
    assert (session.step.key, session.focus) == ("after", "f-schedule.report.end")
    press(session, "go", "members.1.absence")
    assert (session.step.key, session.focus) == ("meeting", "f-members.1.absence")
    press(session, "go", "schedule.report.0.end")
    assert (session.step.key, session.focus) == ("after", "f-schedule.report.0.end")
    press(session, "go", "agenda.1.speaker")
    assert (session.step.key, session.focus) == ("agenda", "a-1-speaker")
    press(session, "go", "dated.0.date")
    assert (session.step.key, session.focus) == ("duties", "f-dated.0.date")
    press(session, "go", "schedule.opinions.least")
    assert (session.step.key, session.focus) == ("before", "h-before")


def test_a_date_fixed_by_hand_is_taken_back(session):
    session.type("schedule.opinions.end", "2026年12月30日")
    assert session.draft.answers["schedule"] == {"opinions": {"end": "2026年12月30日"}}
    session.type("schedule.opinions.end", "")
    assert "schedule" not in session.draft.answers
    session.type("schedule.opinions.end", "2026年12月30日")
    press(session, "restore", "schedule.opinions.end")
    assert "schedule" not in session.draft.answers


def test_absence_is_typed_beside_the_meeting(session):
    session.type("members.1.absence", "在外学习")
    session.type("members.1.written", "是")
    plan = session.draft.plan
    assert (plan.members[1].absence, plan.members[1].written) == ("在外学习", True)


def test_the_limit_of_a_duty_is_typed_in_one_place_and_stands_in_both_tables(session):
    session.type("schedule.submission.0.end", "会前12天")
    reports = session.draft.rows(TABLES["schedule.report"])
    session.put_rows(TABLES["schedule.report"], [{**reports[0], "end": "2027年1月22日"}])
    limits = [row["end"] for row in session.draft.rows(TABLES["schedule.submission"])]
    before, after = (schedule_html(session.draft, phase, TODAY) for phase in ("会前", "会后"))
    assert limits == ["会前12天"] and 'value="会前12天"' in before
    assert 'data-of="schedule.submission.0.end"' in before
    assert (
        'id="d-schedule.report.0.end" data-field="schedule.report.0.end" type="text" value="2027年1月22日"'
        in after
    )
    press(session, "restore", "schedule.report.0.end")
    press(session, "restore", "schedule.submission.0.end")
    assert "schedule" not in session.draft.answers


def test_a_report_that_is_added_takes_what_is_not_typed_from_the_first(session):
    table = TABLES["schedule.report"]
    session.put_rows(
        table, [*session.draft.rows(table), {"what": "批评意见汇总", "to": "县纪委监委", "end": "会后7天内"}]
    )
    added = {"what": "批评意见汇总", "to": ["县纪委监委"], "end": "会后7天内"}
    assert session.draft.answers["schedule"] == {"report": [{}, added]}
    first, second = session.draft.plan.reports
    assert (second.owner, second.hard, second.what) == (first.owner, True, "批评意见汇总")
    rows = session.draft.rows(table)
    session.put_rows(table, [rows[0], {**rows[1], "owner": "", "hard": ""}])
    assert session.draft.plan.reports[1].owner == "" and not session.draft.plan.reports[1].hard
    assert "报送批评意见汇总完成时限" in schedule_html(session.draft, "会后", TODAY)


def test_a_duty_that_goes_leaves_the_others_as_they_were(session):
    table = TABLES["schedule.submission"]
    session.put_rows(table, [*session.draft.rows(table), {"what": "对照检查材料", "end": "会前12天"}])
    _, second = session.draft.plan.submissions
    session.put_rows(table, session.draft.rows(table)[1:])
    assert session.draft.plan.submissions == (second,)
    session.put_rows(table, [])
    assert session.draft.plan.submissions == () and session.draft.answers["schedule"] == {"submission": []}
    press(session, "restore", "schedule.submission")
    assert "schedule" not in session.draft.answers


def test_a_limit_that_is_none_is_told_and_the_other_duties_stand(session):
    session.type("schedule.submission.0.end", "年前")
    (fault,) = session.draft.faults
    assert fault.place == ("schedule", "submission", 0, "end") and "时间“年前”无法识别" in fault.what
    assert [row["end"] for row in session.draft.rows(TABLES["schedule.submission"])] == ["年前"]
    shown = schedule_html(session.draft, "会前", TODAY)
    assert 'value="年前"' in shown and "时间“年前”无法识别" in shown


def test_time_that_is_short_is_laid_out_anew_and_can_be_taken_back(session):
    before, late = session.draft.answers, date(2026, 12, 21)
    assert 'data-act="compress" data-of="2026-12-21"' in schedule_html(session.draft, "会前", late)
    assert 'data-act="compress"' not in schedule_html(session.draft, "会前", TODAY)
    press(session, "compress", "2026-12-21")
    assert session.laid[0] == "学习研讨：2026年12月25日前完成，用5个工作日，原为8个工作日。"
    shown = schedule_html(session.draft, "会前", late, session.laid)
    assert session.laid[0] in shown and 'data-act="compress"' not in shown and "晚了" not in shown
    assert session.draft.answers["schedule"]["study"] == {"start": "2026-12-21", "end": "2026-12-25"}
    assert "submission" not in session.draft.answers["schedule"]
    press(session, "undo")
    assert session.draft.answers == before and session.laid == ()


def test_a_late_start_on_a_day_off_begins_on_the_next_working_day(session):
    saturday = "2026-12-19"
    press(session, "compress", saturday)
    assert session.draft.answers["schedule"]["drafting"] == {"start": "2026-12-21", "end": "2026-12-21"}
    assert table_of(session.draft, date(2026, 12, 19)).conflicts == ()


def test_a_meeting_too_near_is_told_with_the_first_day_that_would_do(session):
    before = session.draft.answers
    press(session, "compress", "2027-01-12")
    assert session.laid == ("从2027年1月12日起，会议之前来不及完成各步，最早可以在2027年2月1日开会。",)
    assert session.draft.answers == before


@pytest.mark.parametrize("key", ["nothing", "unit.__class__", "schedule.end", "paper.99", "members.0.name"])
def test_what_is_no_field_changes_nothing(session, key):
    before = session.draft.answers
    session.type(key, "甲")
    assert session.draft.answers == before


@pytest.mark.parametrize("act", ["nothing", "__init__", "take"])
def test_what_is_no_button_does_nothing(session, act):
    before = session.draft
    press(session, act, "甲")
    assert session.draft is before


def test_undo_takes_back_and_saves_what_it_took_back(session, drafts):
    before = session.draft.answers
    session.type("meeting.venue", "四楼")
    press(session, "undo")
    assert session.draft.answers == before == drafts.load(session.saved.of).answers
    press(session, "redo")
    assert session.draft.plan.meeting.venue == "四楼"


def test_a_change_in_another_page_is_told_and_never_written_over(session, drafts):
    session.type("meeting.venue", "四楼")
    other = begun(Draft(session.draft.answers), SavedDraft(drafts, session.saved.of, session.saved.revision))
    other.type("meeting.venue", "五楼")
    session.type("meeting.recorder", "孙某")
    assert session.saved.elsewhere and session.saved.words == "没有保存"
    session.type("meeting.venue", "六楼")
    assert drafts.load(session.saved.of).answers == other.draft.answers
    press(session, "reload")
    assert session.draft.answers == other.draft.answers and not session.saved.elsewhere
    session.type("meeting.venue", "七楼")
    assert drafts.load(session.saved.of).answers["meeting"]["venue"] == "七楼"


def test_what_clashes_is_saved_as_a_draft_of_its_own(session, drafts):
    session.type("meeting.venue", "四楼")
    first = session.saved.of
    drafts.save(first, {"year": 2025}, session.saved.revision)
    session.type("meeting.venue", "五楼")
    press(session, "apart")
    assert session.saved.of != first and drafts.load(first).answers == {"year": 2025}
    assert drafts.load(session.saved.of).answers["meeting"]["venue"] == "五楼"


def test_a_draft_deleted_elsewhere_does_not_come_back(session, drafts):
    session.type("meeting.venue", "四楼")
    drafts.delete(session.saved.of)
    session.type("meeting.venue", "五楼")
    assert session.saved.elsewhere and drafts.ids() == ()


def test_deleting_asks_first_and_leaves_nothing(session, drafts):
    session.type("meeting.venue", "四楼")
    press(session, "drawer")
    press(session, "delete")
    assert session.drawer.deleting and drafts.ids() != ()
    press(session, "keep")
    assert not session.drawer.deleting
    press(session, "deleted")
    assert drafts.ids() == () and session.saved.deleted and session.draft.answers == {}
    session.type("meeting.venue", "五楼")
    assert drafts.ids() == ()


def test_a_plan_that_is_exported_and_imported_is_the_same_plan_with_its_defaults(session):
    session.type("meeting.length", "1天")
    plan = session.draft.plan
    other = begun(Draft({}))
    other.upload("plan", file(dump_plan(plan).encode()))
    assert other.draft.plan == plan
    assert other.draft.is_stated(("meeting", "length")) and other.draft.is_default(("meeting", "chair"))


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (file(b"{"), "第1行写法有误：括号、引号或逗号有误"),
        (file([1]), "内容不是“项目: 值”的形式"),
        (file({"unit": {"colour": "红"}}), "不认识的项目“colour”"),
        (file({"meeting": {"date": "2027-02-30"}}), "日期“2027-02-30”不存在"),
        (file("é".encode("latin-1")), "文件不是UTF-8编码"),
        (file(b""), "文件是空的"),
        (file({}, "plan.exe"), "请选择扩展名为.json的文件"),
        (file(b" " * 5_000_001), "不得超过5MB"),
        (file(b"[" * 100_000), "写法有误"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words(session, upload, said):
    before = session.draft.answers
    session.upload("plan", upload)
    assert said in "".join(session.drawer.refused)
    assert session.draft.answers == before


def test_an_unfinished_plan_is_imported_as_far_as_it_goes(session):
    session.upload("plan", file({"unit": {"name": "甲局"}}))
    assert session.drawer.refused == () and session.draft.answers == {"unit": {"name": "甲局"}}


def test_all_papers_are_made_one_after_another_and_zipped(session):
    told = [session.made.name for _ in session.press("make")]
    assert told[0] == "实施方案" and len(told) == len(session.choice.papers) + 1 and session.made.finished
    shown = result_html(session.draft, session.choice, session.made)
    assert shown.count("download=") == len(session.made.files) + 1 and "材料.zip" in shown
    assert "01-实施方案.docx" in session.made.files


def test_one_paper_is_given_without_a_zip_and_a_change_makes_it_stale(session):
    press(session, "none")
    session.type("paper.01", "是")
    press(session, "make")
    shown = result_html(session.draft, session.choice, session.made)
    assert list(session.made.files) == ["01-实施方案.docx"] and shown.count("download=") == 1
    assert zipfile.is_zipfile(io.BytesIO(session.made.files["01-实施方案.docx"]))
    session.type("meeting.venue", "四楼")
    assert session.made.files == {}


def test_nothing_is_made_of_a_plan_with_faults(session):
    session.type("meeting.date", "2027-02-30")
    assert press(session, "make") == [] and "还有1处要填写或改正" in result_html(
        session.draft, session.choice, session.made
    )


def test_the_sample_is_loaded_and_can_be_taken_back(session):
    before = session.draft.answers
    press(session, "sample")
    assert session.draft.answers == sample().answers and not session.drawer.open
    press(session, "undo")
    assert session.draft.answers == before


def test_a_workbook_that_is_no_roster_is_refused_in_words(session, tmp_path):
    write_blank(tmp_path / "花名册.xlsx")
    session.upload("old", file((tmp_path / "花名册.xlsx").read_bytes(), "花名册.xlsx"))
    assert "没有填写任何单位" in "".join(session.drawer.refused)


def test_an_earlier_plan_keeps_the_unit_and_clears_what_was_of_its_year(session):
    session.type("theme", "去年的主题")
    old = dump_plan(session.draft.plan)
    new = begun(Draft({}))
    new.upload("old", file(old.encode()))
    answers = new.draft.answers
    assert answers["unit"]["name"] == "清源县水务局" and len(answers["members"]) == 4
    assert not {"theme", "year"} & set(answers) and "date" not in answers.get("meeting", {})
    (kept, held), (cleared, gone) = new.told
    assert (kept, cleared) == ("沿用", "清空重填") and "班子成员" in held and {"主题", "年度"} <= set(gone)


def test_a_document_that_is_no_plan_is_begun_from_only_when_a_person_says_so():
    new = begun(Draft({}))
    text = (
        "清源县水务局党组民主生活会制度\n一、会议时间\n每年12月召开，由党组书记主持。\n二、参加人员\n"
        "党组成员。"
    )
    new.upload("old", file(text.encode(), "制度.txt"))
    asked = "这份文件是制度，不是实施方案。仍按它起草吗？只取其中写明的内容，没有写的不作推断。"
    assert (new.draft.answers, new.drawer.question, new.drawer.units) == ({}, asked, ("仍按它起草",))
    press(new, "unit", "0")
    assert new.draft.answers["unit"]["name"] == "清源县水务局" and new.drawer.question == ""


def test_what_was_kept_and_cleared_is_still_there_when_the_draft_is_opened_again(session, drafts):
    session.upload("old", file(dump_plan(session.draft.plan).encode()))
    assert session.told and begun(session.draft, session.saved).told == session.told
    press(session, "sample")
    assert begun(session.draft, session.saved).told == ()
    press(session, "deleted")
    assert {path.name for path in drafts.folder.iterdir()} <= {".lock"}


@pytest.mark.parametrize(
    "note", [b"", b"{", b"7", b'{"started": 1}', b'{"started": [[1]]}', "é".encode("latin-1")]
)
def test_a_note_that_cannot_be_read_is_passed_over(session, drafts, note):
    session.type("meeting.venue", "四楼")
    (drafts.folder / session.saved.of / "notes.json").write_bytes(note)
    assert begun(session.draft, session.saved).told == ()


def test_one_unit_of_a_roster_is_chosen(session):
    roster = (templates() / "roster-sample.xlsx").read_bytes()
    session.upload("old", file(roster, "花名册.xlsx"))
    assert len(session.drawer.units) == 12
    press(session, "unit", "3")
    assert session.draft.answers["unit"]["name"] == session_unit(3) and not session.drawer.open
    press(session, "undo")
    assert session.draft.answers["unit"]["name"] == "清源县水务局"


def session_unit(row):
    return [unit.name for unit in read_roster(templates() / "roster-sample.xlsx").good][row]


def test_an_old_document_is_read_and_the_review_says_what_was_not(session):
    plan = sample().plan.model_copy(update={"no_embed": True})
    paper = rendered(build_all(plan, chosen(["01"]))[0])[1]
    new = begun(Draft({}))
    new.upload("old", file(paper, "去年方案.docx"))
    assert new.draft.answers["unit"]["name"] == "云汀市湖山区水利局" and "theme" not in new.draft.answers
    told = dict(new.told)
    assert list(told) == ["沿用", "清空重填"]
    assert any("机关三楼会议室" in one.passage.text for one in new.draft.passages if one.fact)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("通知.txt", "关于放假的通知\n放假三天。", "通知.txt"), ("方案.docx", "PK", "Word")],
)
def test_a_document_that_is_no_plan_is_refused_in_words(session, name, content, said):
    session.upload("old", file(content.encode(), name))
    assert said in "".join(session.drawer.refused)


def test_what_only_this_office_writes_is_typed_in_tables_with_choices_in_words(session):
    own, omit = TABLES["own"].of(None), TABLES["omit"].of(None)
    at = {choice.shown("study"): choice for choice in own.columns[:1]}
    assert list(at) == ["深化学习研讨"] and "到会人数须达三分之二的说明" in omit.choices(omit.columns[0])
    session.put_rows(TABLES["own"], [
        {"at": "深化学习研讨", "place": "前", "heading": "动员部署", "texts": "召开会议，部署工作\n印发方案"},
        {"at": "深入谈心谈话", "place": "后", "heading": "", "texts": "谈话不走过场"},
        {"at": "", "place": "前", "heading": "", "texts": ""},
    ])  # fmt: skip
    session.put_rows(TABLES["omit"], [{"": "到会人数须达三分之二的说明"}, {"": ""}, {"": "“整理归档”一部分"}])
    plan = session.draft.plan
    assert [(section.at, section.place, section.heading, section.texts) for section in plan.own] == [
        ("study", "前", "动员部署", ("召开会议，部署工作", "印发方案")),
        ("talks", "后", "", ("谈话不走过场",)),
    ]
    assert plan.omit == ("quorum", "archives")
    assert [row["at"] for row in session.draft.rows(TABLES["own"])] == ["深化学习研讨", "深入谈心谈话"]
    assert [row[""] for row in session.draft.rows(TABLES["omit"])] == [
        "到会人数须达三分之二的说明",
        "“整理归档”一部分",
    ]


def test_purpose_aims_sessions_and_words_for_times_are_typed_and_printed(session):
    session.type("purpose", "推动全面从严治党向纵深发展\n改进作风")
    session.type("study.aims", "打牢思想基础")
    session.type("meeting.tentative", "拟于")
    session.put_rows(
        TABLES["study.sessions"],
        [
            {
                "when": "2027年1月5日",
                "form": "理论学习中心组学习",
                "length": "1天",
                "what": "",
                "place": "三楼会议室",
            }
        ],
    )
    session.put_rows(
        TABLES["schedule.materials"],
        [{"what": "班子对照检查材料", "end": "会前13天"}, {"what": "发言提纲", "said": "元旦前"}],
    )
    session.put_rows(
        TABLES["schedule.bulletin"],
        [
            {
                "what": "会议情况",
                "to": "机关干部",
                "condition": "经上级审查同意后",
                "way": "召开情况通报会",
                "said": "会后1个月内",
            }
        ],
    )
    session.put_rows(TABLES["basis"], [{"title": "", "issuer": "", "number": "", "text": "县委有关部署要求"}])
    plan = session.draft.plan
    assert [(step.what, step.said) for step in plan.schedule.materials] == [
        ("班子对照检查材料", ""),
        ("发言提纲", "元旦前"),
    ]
    printed = str(build_all(plan, chosen(["01"]))[0].content)
    for said in (
        "为推动全面从严治党向纵深发展，改进作风，开好",
        "根据县委有关部署要求，结合实际，制定本方案",
        "打牢思想基础。",
        "2027年1月5日，理论学习中心组学习1天，地点：三楼会议室。",
        "拟于2027年1月15日召开",
        "班子对照检查材料在2026年12月31日前完成，发言提纲在元旦前完成。",
        "会后1个月内，经上级审查同意后，会议筹备工作机构召开情况通报会，向机关干部通报会议情况。",
    ):
        assert said in printed


def test_a_size_of_the_set_is_kept_with_the_draft(session):
    press(session, "size", "必备")
    assert session.draft.plan.papers == "必备"
    assert session.choice.papers == {paper.number for paper in chosen(["必备"])}
    press(session, "size", "常用")
    assert "papers" not in session.draft.answers


def test_last_years_ledger_is_taken_and_what_is_none_is_refused(session):
    (made,) = build_all(
        complete({**session.draft.plan.model_dump(mode="json"), "held": {"items": ["调研偏少"]}}),
        chosen(["36"]),
    )
    session.upload("ledger", {"name": "36-整改台账.xlsx", "content": made.content})
    assert [item.problem for item in session.draft.plan.previous] == ["调研偏少"]
    assert "已装入1项" in drawer_html(session.draft, replace(session.drawer, open=True))
    session.upload("ledger", {"name": "坏.xlsx", "content": b"x"})
    assert session.drawer.refused and len(session.draft.plan.previous) == 1
