from mzsh_kit.timing import agenda, explain


def test_what_was_cut_is_said_with_its_reason(make):
    assert explain(agenda(make(9))) == (
        "会期共180分钟：议项170分钟，休息10分钟。",
        "“带头作个人对照检查，其他成员逐一提出批评意见”：1人，每人15分钟（本人6分钟，8人批评共9分钟）。",
        "“逐一作个人对照检查，其余成员逐一提出批评意见”：8人，每人15分钟（本人6分钟，8人批评共9分钟）。",
        "各议项的适宜时长合计290分钟，除休息外只有170分钟，所以按比例压缩，时间以5分钟为单位，同类发言人人等长。",
        "“通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况”由10分钟压缩到5分钟，少5分钟。",
        "“通报本次民主生活会征求意见情况”由10分钟压缩到5分钟，少5分钟。",
        "“代表领导班子作对照检查”由20分钟压缩到15分钟，少5分钟。",
        "“带头作个人对照检查，其他成员逐一提出批评意见”由25分钟压缩到15分钟，少10分钟。",
        "“逐一作个人对照检查，其余成员逐一提出批评意见”由200分钟压缩到120分钟，少80分钟。",
        "“点评”由15分钟压缩到5分钟，少10分钟。",
        "“总结讲话，提出整改要求”由10分钟压缩到5分钟，少5分钟。",
    )


def test_an_agenda_with_time_enough_says_what_is_left_over(make):
    assert explain(agenda(make(5, meeting={"length": "1天"})))[0] == (
        "会期共360分钟：议项225分钟，休息10分钟，机动125分钟。"
    )


def test_what_is_missing_is_said_with_the_three_cheapest_ways(make):
    assert explain(agenda(make(13))) == (
        "“上午”各议项最短也要290分钟，会期180分钟，连同应有的休息还差130分钟。",
        "办法1：每人用时由至少20分钟压缩到15分钟（对照检查3分钟，每人次批评1分钟），"
        "并“上午”延长55分钟（会议延长55分钟）。",
        "办法2：“上午”延长130分钟（会议延长130分钟）。",
        "办法3：增加半天（“下午”）（会议延长180分钟）。",
    )


def test_fewer_minutes_a_speaker_are_the_first_way_where_the_pace_is_slow(make):
    pace = {
        "speech": {"least": 10, "minutes": 15, "most": 20},
        "criticism": {"least": 2, "minutes": 2, "most": 3},
    }
    assert explain(agenda(make(9, pace=pace)))[1] == (
        "办法1：每人用时由至少30分钟压缩到15分钟（对照检查7分钟，每人次批评1分钟）（会期不变）。"
    )


def test_a_locked_item_that_is_in_the_way_is_named(make):
    items = [{"text": "传达文件", "minutes": 175, "locked": True}, {"text": "点评", "minutes": 15}]
    assert (
        explain(agenda(make(5, agenda=items)))[1]
        == "办法1：解除“传达文件”的时长锁定，按比例压缩（会期不变）。"
    )


def test_who_is_absent_is_said(make):
    members = [
        {"name": "张三", "post": "书记", "role": "主要负责同志"},
        {"name": "李四", "post": "副局长", "absence": "病假", "written": True},
        {"name": "王五", "post": "总工程师", "absence": "出国"},
    ]
    assert explain(agenda(make(members=members)))[-2:] == (
        "李四因病假缺席，宣读书面发言，其他成员仍提出批评意见，会后转告。",
        "王五因出国缺席，没有书面发言，不安排发言。",
    )


def test_a_stretch_that_cannot_be_broken_is_said(make):
    items = [{"text": "集中学习", "minutes": 150, "locked": True}]
    assert "“上午”有150分钟连续开会，超过120分钟，因发言中间不安排休息。" in explain(
        agenda(make(agenda=items))
    )
