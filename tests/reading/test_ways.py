"""The same fact in the many words that offices use for it."""

import pytest

from mzsh_kit.plan import when_words
from mzsh_kit.reading import answers_of, plan_of, read_bytes
from tests.speed import growth

FRAME = """镇党委2026年度民主生活会方案
一、会议主题
主题是：把作风抓实。
二、会议时间
2027年1月8日。
{}"""

WAYS = {
    "time, length, place and chair in one sentence": (
        "三、召开会议\n时间暂定于2027年1月8日上午9时，地点为总部西楼礼堂，会期半天，由董事长林远主持。",
        {"meeting.time": ["上午9时"], "meeting.venue": ["总部西楼礼堂"], "meeting.host": ["董事长林远"]},
    ),
    "guests in running text": (
        "三、召开会议\n会议由书记主持，班子成员参加，人大主席列席，县委巡察办派员指导。",
        {
            "meeting.attendees": ["班子成员"],
            "meeting.observers": ["人大主席"],
            "meeting.guidance": ["县委巡察办"],
        },
    ),
    "guests that are counted together": (
        "三、列席人员\n社区书记3名，“两代表一委员”2名，退休教师、家长代表2名，共7名。",
        {"meeting.observers": ["社区书记", "“两代表一委员”", "退休教师、家长代表"]},
    ),
    "what is studied, joined by semicolons": (
        "三、学理论\n重点学习党章；《习近平著作选读》第一卷；中央全会公报。观看警示教育片《镜鉴》，集中学习原则上不少于2天。",
        {
            "study.item": ["党章", "《习近平著作选读》第一卷", "中央全会公报"],
            "study.form": ["观看警示教育片《镜鉴》"],
            "study.duration": ["原则上不少于2天"],
        },
    ),
    "ways of asking behind a colon, those asked behind 对象": (
        "三、听意见\n用三种办法征求意见：开座谈会、发问卷、设信箱。征求意见的对象包括各村、驻镇单位和种粮大户。",
        {
            "opinions.method": ["开座谈会", "发问卷", "设信箱"],
            "opinions.scope": ["各村", "驻镇单位", "种粮大户"],
        },
    ),
    "a meeting of several sorts of people is one way": (
        "三、听取意见\n采取召开教师代表和学生代表座谈会、设立意见箱等形式，面向教职工、校友征集看法。",
        {
            "opinions.method": ["召开教师代表和学生代表座谈会", "设立意见箱"],
            "opinions.scope": ["教职工", "校友"],
        },
    ),
    "相互 behind two sides is how they talk": (
        "三、谈心谈话\n支委与党员之间相互谈心，党员与群众互相谈心，支委相互之间谈心。",
        {"talks.pair": ["支委与党员之间", "党员与群众", "支委相互之间"]},
    ),
    "talks without 必谈": (
        "三、谈心谈话\n书记与每名委员谈，委员之间相互谈，同受过处分的干部重点谈。",
        {"talks.pair": ["书记与每名委员谈", "委员之间", "同受过处分的干部"]},
    ),
    "aspects as headings of their own": (
        "三、查摆问题\n（一）政治能力方面。是否存在学用脱节。\n（二）作风方面。是否存在文山会海。",
        {"problems.aspect": ["政治能力方面", "作风方面"]},
    ),
    "parts, drafts and reviews of the papers": (
        "三、撰写材料\n班子剖析材料由书记牵头、办公室执笔。个人提纲内容包括存在问题、原因剖析、今后打算。书记的材料由督导组审阅。",
        {
            "materials.team": ["班子剖析材料由书记牵头、办公室执笔"],
            "materials.personal": ["存在问题", "原因剖析", "今后打算"],
            "materials.review": ["书记的材料由督导组审阅"],
        },
    ),
    "what is sent before the meeting is no time limit of writing": (
        "三、撰写材料\n1月2日前写出初稿，1月4日前全部材料送县委组织部审核。",
        {"submission": ["1月4日前全部材料送县委组织部审核"], "materials.deadline": []},
    ),
    "least numbers of criticisms": (
        "三、开展批评\n每人对其他同志至少提出两条意见。",
        {"criticism.min_count": ["每人对其他同志至少提出两条意见"]},
    ),
    "groups in sentences, duties of several in one": (
        "三、组织领导\n成立以书记林远为组长的筹备组。办公室负责会务，人事科负责核稿。",
        {
            "organisation.group": ["以书记林远为组长的筹备组"],
            "organisation.duty": ["办公室负责会务", "人事科负责核稿"],
        },
    ),
    "a duty given outside its section": (
        "三、听取意见\n意见由党建办汇总梳理。",
        {"organisation.duty": ["意见由党建办汇总梳理"]},
    ),
    "attachments in one line": ("附件：1.意见表；2.登记表", {"attachment": ["意见表", "登记表"]}),
    "attachments below the word": ("附件：\n1．意见表\n2．登记表", {"attachment": ["意见表", "登记表"]}),
    "an aspect by its name, without its question": (
        "三、查摆问题\n重点查摆：一是学风方面，是否存在浅尝辄止、学用两张皮；二是作风方面，是否存在推拖。",
        {"problems.aspect": ["学风方面", "作风方面"]},
    ),
    "ways of asking without 等方式, one of them in two places": (
        "三、听取意见\n采取寄送意见卡、在村口和集市摆放信箱，听取果农的意见。",
        {"opinions.method": ["寄送意见卡", "在村口和集市摆放信箱"], "opinions.scope": ["果农"]},
    ),
    "who is charged in the words 牵头 执笔 具体抓": (
        "三、听取意见\n党建办牵头。\n四、组织领导\n书记林远负总责，副书记具体抓。",
        {"organisation.duty": ["党建办牵头", "书记林远负总责", "副书记具体抓"]},
    ),
    "what members were asked about, each matter a question": (
        "三、召开会议\n会上，委员对本人是否收过礼品及礼金、是否插手过招标，要逐项讲清楚。受到诫勉的委员要作出检查。",
        {"meeting.report_on": ["本人是否收过礼品及礼金", "是否插手过招标", "受到诫勉的委员要作出检查"]},
    ),
    "what is explained, behind 把 of something else": (
        "三、撰写材料\n提纲把职责和分工摆出来，对个人有关事项报告情况、被函询的问题作出说明。",
        {"meeting.report_on": ["个人有关事项报告情况", "被函询的问题"]},
    ),
    "least numbers with those who give and take": (
        "三、开展批评\n每名委员对其他委员的批评意见不得少于三条。\n四、谈心谈话\n每人至少征求到5条意见。",
        {"criticism.min_count": ["每名委员对其他委员的批评意见不得少于三条"]},
    ),
    "parts behind 写明": (
        "三、撰写材料\n个人提纲写明存在问题、原因剖析、今后打算。",
        {"materials.personal": ["存在问题", "原因剖析", "今后打算"]},
    ),
    "what is studied behind 学习内容包括, no parts of a paper": (
        "三、专题学习\n学习内容包括：党章；《中国共产党问责条例》；林某的忏悔录和剖析材料。",
        {
            "study.item": ["党章", "《中国共产党问责条例》", "林某的忏悔录", "剖析材料"],
            "materials.personal": [],
        },
    ),
    "people behind a label that names them, whatever stands above": (
        "三、有关安排\n参加人员：全体委员；\n主持人：书记林远；\n会议记录由党政综合科负责。",
        {
            "meeting.attendees": ["全体委员"],
            "meeting.host": ["书记林远"],
            "meeting.recorder": ["党政综合科"],
        },
    ),
    "stages that state their days": (
        "三、工作步骤\n（一）学习阶段（1月2日至1月3日）\n1.学习党章。\n（二）会议阶段（1月8日）\n开好会议。",
        {"schedule.step": ["学习阶段（1月2日至1月3日）", "会议阶段（1月8日）"]},
    ),
    "a stretch of days is the time limit as it is written": (
        "三、征求意见（1月2日至1月5日）\n听取群众意见。",
        {"opinions.deadline": ["1月2日至1月5日"]},
    ),
    "what is told and what is put up for all to see after the meeting": (
        "三、会后工作\n会后3天内，在党员大会上通报会议情况，整改进展在公示栏公示。",
        {"bulletin": ["会后3天内，在党员大会上通报会议情况", "整改进展在公示栏公示"]},
    ),
    "meetings of the units below, no duty of theirs": (
        "三、工作要求\n局属各单位党组织要在1月底前召开民主生活会。",
        {"related_meeting": ["局属各单位党组织要在1月底前召开民主生活会"], "organisation.duty": []},
    ),
    "an attachment that begins with a year": (
        "附件：1.意见表\n2.2026年度工作安排表\n3.登记表",
        {"attachment": ["意见表", "2026年度工作安排表", "登记表"]},
    ),
}


@pytest.mark.parametrize("text, expected", WAYS.values(), ids=WAYS)
def test_a_fact_is_read_in_these_words(text, expected):
    reading = read_bytes(FRAME.format(text).encode(), "方案.txt", weigh=False)
    assert {
        field: [fact.value for fact in reading.facts if fact.field == field] for field in expected
    } == expected


ROWS = [
    ("时间", "工作", "责任人"),
    ("1月4日前", "征求意见", "党建办"),
    ("2027年1月8日", "召开民主生活会", "书记"),
]
GAP = "\u3000\u3000"


@pytest.mark.parametrize("name", ["方案.txt", "方案.md"])
def test_a_table_of_dates_gives_steps_time_limits_and_the_day(name):
    text = FRAME.format("三、工作安排")
    rows = [f"|{'|'.join(row)}|" if name.endswith("md") else GAP.join(row) for row in ROWS]
    data = "\n".join([text, *rows]).encode()
    facts = read_bytes(data, name).facts
    assert [fact.value for fact in facts if fact.field == "schedule.step"] == [
        GAP.join(row) for row in ROWS[1:]
    ]
    assert [fact.value for fact in facts if fact.field == "opinions.deadline"] == ["1月4日前"]
    assert {fact.value for fact in facts if fact.field == "meeting.date"} == {"2027年1月8日"}


def test_a_demand_that_follows_a_title_is_a_ground_of_its_own():
    text = (
        "镇党委民主生活会方案\n根据《关于开好民主生活会的通知》和县纪委、县委有关要求，制定本方案。\n"
        "一、会议主题\n实干。\n二、会议时间\n2027年1月8日。"
    )
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    assert [fact.value for fact in facts if fact.field == "basis"] == [
        "《关于开好民主生活会的通知》",
        "县纪委、县委有关要求",
    ]


def test_the_theme_is_found_where_only_the_aim_names_it():
    text = (
        "镇党委民主生活会方案\n一、目标\n以改进作风为主题，把会开好。\n二、会议时间\n2027年1月8日。\n"
        "三、征求意见\n听取群众意见。"
    )
    facts = read_bytes(text.encode(), "方案.txt", weigh=False).facts
    assert [fact.value for fact in facts if fact.field == "meeting.theme"] == ["改进作风"]


THEMES = {
    "会议主题为“深入学习党章，实干兴水”，由党组书记罗定邦主持。": "深入学习党章，实干兴水",
    "主题是守初心、保供水，会议由罗定邦主持，时间为1月16日。": "守初心、保供水",
    "守初心、保供水，参会人员为党组成员，罗定邦主持。": "守初心、保供水",
}


@pytest.mark.parametrize("text", THEMES)
def test_a_theme_ends_where_the_sentence_tells_of_the_meeting(text):
    facts = read_bytes(f"某局民主生活会方案\n一、会议主题\n{text}".encode(), "方案.txt", weigh=False).facts
    read = {fact.field: fact.value for fact in facts}
    assert (read["meeting.theme"], "罗定邦" in read["meeting.host"]) == (THEMES[text], True)


MOVED = {
    "会议原定在三楼会议室，改在四楼会议室召开。": [("四楼会议室", True)],
    "会议地点由三楼会议室调整为四楼会议室。": [("四楼会议室", True)],
    "会议地点：三楼会议室。\n因检修，会议地点改为四楼会议室。": [("三楼会议室", False), ("四楼会议室", True)],
    "会议在三楼会议室召开，如遇停电改在四楼会议室召开。": [("三楼会议室", True), ("四楼会议室", False)],
}


@pytest.mark.parametrize("text", MOVED)
def test_a_meeting_that_is_moved_is_where_it_is_moved_to(text):
    facts = read_bytes(
        f"某局民主生活会方案\n1月16日召开会议。\n{text}".encode(), "方案.txt", weigh=False
    ).facts
    assert [(fact.value, fact.certain) for fact in facts if fact.field == "meeting.venue"] == MOVED[text]


def test_the_day_of_the_signature_is_no_day_of_the_meeting():
    text = (
        "一、会议时间\n2027年1月8日。\n二、征求意见\n听取群众意见。\n三、主题\n主题是：实干。\n"
        "四、时间安排\n另行通知。\n2026年12月1日"
    )
    reading = read_bytes(f"镇党委民主生活会方案\n{text}".encode(), "方案.txt", weigh=False)
    assert [fact.value for fact in reading.facts if fact.field == "meeting.date"] == ["2027年1月8日"]


DUTIES = {
    "会后一周内，将会议情况报告、会议记录报县委组织部，抄送县纪委。": (
        "report",
        {"what": "会议情况报告、会议记录", "to": ["县委组织部", "县纪委"], "end": "会后7天内"},
    ),
    "会后7个工作日内，在全镇干部大会通报会议情况。": (
        "bulletin",
        {"what": "会议情况", "to": ["全镇干部大会"], "end": "会后7个工作日内"},
    ),
    "会后15天内，由党政办公室将会议情况报告报县委组织部。": (
        "report",
        {"what": "会议情况报告", "owner": "党政办公室", "to": ["县委组织部"], "end": "会后15天内"},
    ),
    "会议材料由办公室整理归档。": ("archive", {"what": "会议材料", "owner": "办公室"}),
}


@pytest.mark.parametrize("text, expected", DUTIES.items())
def test_a_duty_becomes_a_step_with_what_by_whom_to_whom_and_when(text, expected):
    field, whole = expected
    read = answers_of(read_bytes(FRAME.format(f"三、会后工作\n{text}").encode(), "a.txt"))
    assert read["schedule"] == {field: [whole]}


def test_two_reports_with_two_limits_stay_two_steps_of_the_plan():
    text = "三、会后工作\n会后7天内，将会议情况报告报县委组织部。\n会后15天内，将会议记录报县纪委机关。"
    plan = plan_of(read_bytes(FRAME.format(text).encode(), "a.txt", weigh=False))
    assert [(step.what, step.to, when_words(step.end)) for step in plan.schedule.report] == [
        ("会议情况报告", ("县委组织部",), "会后7天内"),
        ("会议记录", ("县纪委机关",), "会后15天内"),
    ]


@pytest.mark.parametrize(
    "text, guidance",
    [
        ("县委常委、县纪委书记周明", ["县委常委、县纪委书记周明"]),
        ("县委常委、组织部部长 周明", ["县委常委、组织部部长 周明"]),
        ("县纪委副书记、县委督导组", ["县纪委副书记", "县委督导组"]),
    ],
)
def test_two_posts_of_one_person_are_one_line(text, guidance):
    read = answers_of(read_bytes(FRAME.format(f"三、到会指导\n{text}").encode(), "a.txt"))
    assert read["meeting"]["guidance"] == guidance


TEAM = (
    "三、参会人员\n参会人员：镇党委书记林远，党委副书记、镇长何晴，党委委员、纪委书记丁山，农技站站长方舟。\n"
    "四、会议议程\n会议由林远同志主持。\n1.林远代表班子作对照检查；\n2.班子成员逐一作对照检查。"
)


def test_those_who_attend_with_a_post_of_the_leading_body_are_its_members_by_name():
    reading = read_bytes(FRAME.format(TEAM).encode(), "a.txt")
    answers = answers_of(reading)
    assert answers["members"] == [
        {"name": "林远", "post": "镇党委书记", "role": "主要负责同志"},
        {"name": "何晴", "post": "党委副书记、镇长"},
        {"name": "丁山", "post": "党委委员、纪委书记"},
    ]
    assert answers["meeting"]["chair"] == "林远"
    assert plan_of(reading).principal.name == "林远"


def test_members_without_a_principal_stand_behind_an_open_one():
    text = "三、参会人员\n参会人员：党委副书记、镇长何晴，党委委员丁山。"
    plan = plan_of(read_bytes(FRAME.format(text).encode(), "a.txt", weigh=False))
    assert [member.name for member in plan.members] == ["待定", "何晴", "丁山"]


@pytest.mark.parametrize(
    "text, duty",
    [
        ("会场布置由党政办负责", {"who": "党政办", "does": "会场布置"}),
        ("意见建议由纪检组负责汇总", {"who": "纪检组", "does": "汇总意见建议"}),
        ("会后由党政办汇总", {"who": "党政办", "does": "会后汇总"}),
    ],
)
def test_a_duty_of_the_answers_is_what_is_done(text, duty):
    read = answers_of(read_bytes(FRAME.format(f"三、职责分工\n{text}。").encode(), "a.txt", weigh=False))
    assert read["duties"] == [duty]


def test_when_meetings_usually_are_is_no_day_of_this_one():
    text = "林场党委民主生活会制度\n第一条 民主生活会每年一次，一般安排在第四季度，由书记主持。"
    reading = read_bytes(text.encode(), "a.txt")
    assert "第四季度" in [fact.value for fact in reading.facts]
    assert answers_of(reading)["meeting"] == {"chair": "书记"}


@pytest.mark.parametrize(
    "text",
    [
        "发布日期：2027-01-05 16:40 来源：镇政府\n会议定于2027年1月8日上午9:00召开。",
        "民主生活会定于2027年1月8日上午9:00召开，1月7日下午5:30前各委员到党建办领取材料。",
    ],
)
def test_the_hour_of_another_day_is_none_of_the_meeting(text):
    reading = read_bytes(f"镇党委2026年度民主生活会方案\n{text}".encode(), "a.txt", weigh=False)
    stated = [fact.value for fact in reading.facts if fact.field in ("meeting.date", "meeting.time")]
    assert stated == ["2027年1月8日", "上午9:00"]


def test_what_is_done_with_the_place_is_no_place():
    text = "镇党委2026年度民主生活会方案\n各支部将会议时间、地点报送党建办，会议地点报办公室。\n会议地点{}。"
    for where, venue in (("另发短信告知各委员", []), ("东楼二号会议室", ["东楼二号会议室"])):
        reading = read_bytes(text.format(where).encode(), "a.txt", weigh=False)
        assert [fact.value for fact in reading.facts if fact.field == "meeting.venue"] == venue


def test_what_was_held_last_year_or_set_before_is_none_of_this_meeting():
    text = (
        "镇党委2026年度民主生活会方案\n2025年度民主生活会于2026年1月6日在西楼会议室召开，由书记林远主持。"
        "今年的民主生活会原定于1月5日上午召开，因故改为2027年1月8日下午召开，由书记周立主持。"
    )
    reading = read_bytes(text.encode(), "a.txt", weigh=False)
    assert {(fact.field, fact.value) for fact in reading.facts if fact.field.startswith("meeting.")} == {
        ("meeting.year", "2026年度"),
        ("meeting.date", "2027年1月8日"),
        ("meeting.time", "下午"),
        ("meeting.host", "书记周立"),
    }


def test_what_a_web_page_shows_around_its_text_states_nothing():
    text = FRAME.format("三、有关要求\n各委员要严格请销假。\n分享到：微信 微博\n")
    around = (
        "扫一扫在手机上打开当前页 【打印】 【关闭窗口】\n上一篇：镇党委1月5日上午召开民主生活会\n"
        "下一篇：林远主持召开民主生活会"
    )
    plain, page = (answers_of(read_bytes(part.encode(), "a.txt")) for part in (text, text + around))
    assert page == plain


PAGES = (
    "您的位置： 首页 -> 党建 -> 通知\n{}",
    "{}\n上一篇\n县委书记周庆主持召开民主生活会\n下一条：\n没有了\n版权所有：松岭县",
    "{}\n相关阅读\n局党组1月6日召开民主生活会",
    "上一篇：\n县委书记周庆主持召开民主生活会\n{}",
)
OF_ITSELF = (
    "发布时间：2025-01-08 来源：局办公室 浏览次数：233 字体：【大 中 小】",
    "时间：2025-01-08 10:22　来源：局办　阅读：23",
    "2025-01-08 10:22:11　作者：李明　点击：23",
)


@pytest.mark.parametrize("page", [*PAGES, *("{}\n" + line for line in OF_ITSELF)])
def test_nor_do_pages_beside_it_nor_what_it_says_of_itself(page):
    text = "某局民主生活会方案\n1月16日召开民主生活会，由书记罗定邦主持。"
    whole = read_bytes(page.format(text).encode(), "a.txt")
    alone = read_bytes(text.encode(), "a.txt")
    assert [fact.value for fact in whole.facts] == [fact.value for fact in alone.facts]
    assert (whole.title, whole.unread) == (alone.title, alone.unread)


def test_a_label_of_a_text_is_none_of_its_page():
    text = "某局民主生活会方案\n1月16日召开民主生活会。\n作者：办公室"
    assert [one.text for one in read_bytes(text.encode(), "a.txt").unread] == ["作者：办公室"]


CRITICISMS = {
    "每一名成员至少提出三条批评意见。": 3,
    "每名班子成员对其他成员至少提出十二条批评意见。": 12,
    "对每名成员提出批评意见两条以上。": 2,
    "对其他成员提出批评意见2至3条。": 2,
}


@pytest.mark.parametrize("text, least", CRITICISMS.items())
def test_how_many_criticisms_are_asked_stands_before_the_word_for_them(text, least):
    read = answers_of(read_bytes(FRAME.format(f"三、批评和自我批评\n{text}").encode(), "a.txt"))
    assert read["criticism"]["least"] == least


def test_a_long_sentence_costs_no_more_a_character_than_a_short_one():
    def read(length, times):
        body = ("召开民主生活会认真学习征求意见" * 200)[:length] + "。"
        text = "三、听取意见\n采取座谈等方式听取群众意见。\n四、会后工作\n" + body * times
        return lambda: read_bytes(FRAME.format(text).encode(), "方案.txt", weigh=False)

    assert growth(read(290, 20), read(2900, 2), most=5) < 5


def _talks(text):
    return answers_of(read_bytes(FRAME.format(f"三、谈心谈话\n{text}").encode(), "方案.txt", weigh=False))[
        "talks"
    ]


def test_relations_of_talks_are_known_in_whatever_words():
    assert _talks("林远同志与每位常委谈，常委间互谈，常委与常委谈，常委与分管部门负责人谈。")[
        "relations"
    ] == [
        {"text": "林远同志与每位常委", "pairs": "principal-members"},
        {"text": "常委相互之间", "pairs": "members-members"},
        {"text": "常委与常委", "pairs": "members-members"},
        {"text": "常委与分管部门负责人", "pairs": "members-units"},
    ]


def test_a_talk_beside_the_usual_ones_does_not_stand_in_their_place():
    assert _talks("书记与场长之间谈2次以上。") == {"rules": ["书记与场长之间必谈"]}


def test_how_long_each_studies_alone_is_not_how_long_they_study_together():
    text = FRAME.format("三、学习\n每人自学不少于9小时，集中研讨不少于1天。")
    reading = read_bytes(text.encode(), "方案.txt", weigh=False)
    lengths = [(fact.value, fact.certain) for fact in reading.facts if fact.field == "study.duration"]
    assert lengths == [("不少于9小时", False), ("不少于1天", True)]


def _answers(text):
    return answers_of(read_bytes(FRAME.format(text).encode(), "方案.txt", weigh=False))


def test_who_talks_by_name_is_the_principal_where_he_is():
    told = "二、参会人员\n场党委书记林远，党委委员沈青、陆川。\n三、谈心谈话\n林远与班子其他成员逐个谈。"
    assert _answers(told)["talks"]["relations"] == [
        {"text": "林远与班子其他成员", "pairs": "principal-members"}
    ]


def test_rows_of_a_timetable_tell_how_their_steps_are_done():
    rows = (
        "三、步骤安排\n阶段\t时间\t工作内容\t责任人\n征求意见\t1月5日—1月9日\t发放意见表，召开职工座谈会\t沈青\n"
        "谈心谈话\t1月9日—1月12日\t书记与班子成员必谈，班子成员相互之间必谈\t全体成员\n"
    )
    told = _answers(rows)
    assert told["opinions"]["methods"] == ["发放意见表", "召开职工座谈会"]
    assert [one["text"] for one in told["talks"]["relations"]] == ["书记与班子成员", "班子成员相互之间"]


def test_a_duty_without_its_object_has_that_of_its_step_and_no_group_is_made_up():
    told = _answers("三、听取意见（1月7日前）\n召开职工座谈会，由陆川负责。")
    assert told["duties"] == [{"who": "陆川", "does": "负责听取意见"}]
    assert told["groups"] == []


def test_what_a_group_under_somebody_has_to_do_is_its_duty():
    told = _answers("三、责任落实\n意见收集组（沈青负责）：发放问卷、逐户走访。")
    assert told["duties"] == [{"who": "意见收集组（沈青负责）", "does": "发放问卷、逐户走访"}]
    assert "handling" not in told.get("opinions", {})


def test_a_review_stands_with_the_paper_that_it_is_of():
    told = _answers("三、撰写材料\n1月9日前，班子对照检查材料由沈青主笔，书记审定。")
    assert told["materials"]["rules"] == ["班子对照检查材料由沈青主笔，书记审定"]
    assert not told["materials"]["review"]


def test_requirements_in_one_paragraph_are_one_each():
    told = _answers("三、有关要求\n1.提高认识。各成员要用心准备。2.保证质量。每人说透两个问题。")
    assert told["requirements"] == [
        {"heading": "提高认识", "text": "各成员要用心准备。"},
        {"heading": "保证质量", "text": "每人说透两个问题。"},
    ]


def test_discipline_is_one_requirement_and_a_label_is_none():
    told = _answers("三、其他要求\n请假\n到会人员手机静音。会议材料不得外传。")
    assert told["requirements"] == [
        {"heading": "遵守会议纪律", "text": "到会人员手机静音。会议材料不得外传。"}
    ]


def test_a_form_of_study_names_nobody_and_no_day():
    told = "三、学习研讨\n采取集中学习、由沈青同志领学、1月6日专题研讨等形式。"
    reading = read_bytes(FRAME.format(told).encode(), "方案.txt", weigh=False)
    assert plan_of(reading).study.forms == ("集中学习",)


def test_who_leads_a_group_is_told_once():
    text = "三、工作要求\n（一）组织领导。成立筹备工作小组，由林远任组长，沈青任成员。\n（二）实效。要办成。"
    told = _answers(text)
    assert [one["role"] for one in told["groups"]] == ["组长", "成员"]
    assert told["requirements"] == [{"heading": "实效", "text": "要办成。"}]


def _told(text: str) -> dict:
    return answers_of(read_bytes(FRAME.format(text).encode(), "a.txt", weigh=False))


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("个人材料：支委自己动手撰写，2000字以内", "个人材料由支委自己动手撰写"),
        ("班子材料由宣教科牵头，穆青禾主持撰写", "班子材料由宣教科牵头，穆青禾主持撰写"),
    ],
)
def test_who_writes_a_paper_is_no_part_of_it(text, sentence):
    papers = _told(f"三、撰写材料\n1.{text}。\n2.材料要写实。")["materials"]
    assert sentence in papers["rules"]
    assert "team_parts" not in papers and "outline_parts" not in papers


def test_whom_others_talk_with_together_is_a_rule_and_no_relation():
    talks = _told(
        "三、谈心谈话\n书记与班子成员谈，班子成员之间谈，对近年受过函询的科室负责人，由书记、纪委书记共同谈。"
    )["talks"]
    assert [one["pairs"] for one in talks["relations"]] == ["principal-members", "members-members"]
    assert "对近年受过函询的科室负责人，由书记、纪委书记共同谈" in talks["rules"]


def test_heads_of_units_and_delegates_are_two_relations_and_a_secretary_is_no_delegate():
    text = (
        "三、谈心谈话\n书记与班子成员谈，班子成员与分管科室负责人、党员代表谈，班子成员与包联村支部书记谈。"
    )
    pairs = [one["pairs"] for one in _told(text)["talks"]["relations"]]
    assert pairs == ["principal-members", "members-units", "members-branch", "other"]


def test_ways_of_a_set_are_those_that_it_holds():
    text = (
        "三、征求意见\n用“三个一”方式：一表（发放征求意见表）、一箱（大厅）、一会（3月6日座谈会）征求意见。"
    )
    methods = _told(text)["opinions"]["methods"]
    assert methods == ["一表（发放征求意见表）", "一箱（大厅）", "一会（座谈会）"]


def test_roles_of_a_group_are_parted_and_who_has_its_work_has_it_whole():
    read = _told(
        "三、组织领导\n成立由穆青禾任组长、柏子言任副组长的会议筹备组，办公室、人事科为成员单位，由仇小满具体负责。"
    )
    assert [(one["role"], one["people"]) for one in read["groups"]] == [
        ("组长", ["穆青禾"]),
        ("副组长", ["柏子言"]),
        ("成员单位", ["办公室", "人事科"]),
    ]
    assert read["duties"] == [{"who": "仇小满", "does": "具体负责会议筹备工作"}]


def test_no_usual_length_of_study_stands_beside_a_session_that_is_named():
    text = "三、深化学习\n重点学习党章。党委理论学习中心组于12月30日下午集中学习1次。"
    assert _told(text)["study"]["length"] in ("待定", "1次")
    assert "length" not in _told("三、深化学习\n重点学习党章，个人自学与集中学习结合。").get("study", {})
