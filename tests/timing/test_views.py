from mzsh_kit.timing import schedule, schedule_rows, talk_rows, timetable


def test_a_step_is_a_row_with_chinese_columns(make):
    assert schedule_rows(schedule(make()))[7] == {
        "序号": 8,
        "阶段": "会前",
        "步骤": "审阅把关",
        "责任主体": "党组书记",
        "对象": "",
        "开始": "2026年12月7日",
        "完成时限": "2026年12月7日",
        "规则": "主要负责同志审阅",
        "出处": "通行做法",
        "备注": "",
    }


def test_a_talk_is_a_row_and_one_without_a_place_too(make):
    plan = make(3)
    assert talk_rows(timetable(plan), plan)[0] == {
        "序号": 1,
        "日期": "2026年11月18日",
        "时间": "上午9:00—9:30",
        "谈话人": "张三",
        "谈话对象": "李四",
        "必谈关系": "党组书记与党组成员",
    }
    later = make(3, meeting={"date": "待定"})
    assert [row["日期"] for row in talk_rows(timetable(later), later)] == ["待定"] * 6
