"""What follows from a plan in time: working days, the schedule, the agenda, the talks.

>>> from mzsh_kit import resources
>>> from mzsh_kit.plan import load
>>> from mzsh_kit.timing import agenda, explain, schedule, timetable
>>> plan = load(resources.templates() / "sample-plan.yaml")
>>> schedule(plan).row("talks").end          # rows with dates and notes, conflicts in sentences
datetime.date(2026, 12, 29)
>>> explain(agenda(plan))[0]                 # agenda(plan) is an Agenda, or a Misfit with mends(...)
'会期共180分钟：议项155分钟，休息10分钟，机动15分钟。'
>>> timetable(plan).talks[0].start           # who talks with whom, when
datetime.time(9, 0)

Everything is pure: no clock, no file but the calendar's; today's date is an argument.
"""

from .agenda import Agenda, Misfit, Slot, SlotKind, agenda, build
from .agenda_edit import History, add, lock, merge, move, remove, retime, split, unlock
from .agenda_explain import explain
from .agenda_mend import Mend, mends
from .calendar import Certainty, Counted, DayState, WorkCalendar, work_calendar
from .changes import Changes, changes
from .compress import Compressed, TooShort, compressed
from .conflicts import Conflict
from .draft import Draft, draft, into_plan
from .gantt import gantt
from .ics import ics
from .quorum import has_quorum, quorum
from .schedule import Row, ScheduleTable, schedule
from .sessions import sessions, sittings
from .talks import Person, TalkCount, TalkPair, arranged_apart, pairs, talk_counts
from .timetable import Talk, Timetable, timetable
from .views import schedule_rows, talk_rows

__all__ = [
    "Agenda",
    "Certainty",
    "Changes",
    "Compressed",
    "Conflict",
    "Counted",
    "DayState",
    "Draft",
    "History",
    "Mend",
    "Misfit",
    "Person",
    "Row",
    "ScheduleTable",
    "Slot",
    "SlotKind",
    "Talk",
    "TalkCount",
    "TalkPair",
    "Timetable",
    "TooShort",
    "WorkCalendar",
    "add",
    "agenda",
    "arranged_apart",
    "build",
    "changes",
    "compressed",
    "draft",
    "explain",
    "gantt",
    "has_quorum",
    "ics",
    "into_plan",
    "lock",
    "mends",
    "merge",
    "move",
    "pairs",
    "quorum",
    "remove",
    "retime",
    "schedule",
    "schedule_rows",
    "sessions",
    "sittings",
    "split",
    "talk_counts",
    "talk_rows",
    "timetable",
    "unlock",
    "work_calendar",
]
