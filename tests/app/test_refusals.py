"""What the system refuses to a page is told on it in Chinese: every page, every act that writes or deletes,
every reason.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys

import pytest

from mzsh_kit.resources import templates
from mzsh_kit.system import reason

REASONS = ("EACCES", "EROFS", "ENOSPC", "ENOENT", "ENAMETOOLONG", "EBUSY")
# Every way to write or delete below OUT is refused with the error at hand, from Python's own calls of the
# system.
PROGRAM = """
import errno, json, os, re, sys, tempfile
from datetime import date
from pathlib import Path
out = Path("OUT").absolute()
os.environ["MZSH_OUTPUTS"] = str(out)
tempfile.tempdir = str(out)
from mzsh_kit import KitError
from mzsh_kit.app import desk
from mzsh_kit.app.agenda.page import AgendaPage, agenda_page, Session as Agenda
from mzsh_kit.app.bulk.job import Job
from mzsh_kit.app.bulk.open import batch_page
from mzsh_kit.app.bulk.page import BulkPage
from mzsh_kit.app.bulk.session import Session as Bulk
from mzsh_kit.app.check.open import check_page
from mzsh_kit.app.check.page import CheckPage
from mzsh_kit.app.check.session import Session as Check
from mzsh_kit.app.drafts import Drafts
from mzsh_kit.app.guard import guarded
from mzsh_kit.office import Office
from mzsh_kit.app.page import plan_page
from mzsh_kit.app.wizard.draft import Draft
from mzsh_kit.app.wizard.saved_draft import SavedDraft
from mzsh_kit.app.wizard.page import Wizard
from mzsh_kit.app.wizard.session import begun
from mzsh_kit.app.wizard.start import sample

refusing = None
WRITING = {"os.mkdir": 0, "os.rename": 1, "os.remove": 0, "os.rmdir": 0}

def hook(event, given):
    if refusing is None or (event != "open" and event not in WRITING):
        return
    path = given[WRITING.get(event, 0)]
    if event == "open" and not (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    if isinstance(path, int):
        return
    if not os.path.isabs(path) or os.path.abspath(os.fsdecode(path)).startswith(str(out)):
        raise OSError(refusing, os.strerror(refusing), os.fsdecode(path))

sys.addaudithook(hook)

def shown(widget):
    texts = [getattr(widget, name, "") for name in ("html", "value")]
    inside = map(shown, getattr(widget, "children", ()))
    return " ".join([*(text for text in texts if isinstance(text, str)), *inside])

def wizard_saves():
    page = Wizard(begun(Draft({}), SavedDraft(Drafts(), Drafts.new_id())), placed=True)
    yield
    page.bar._receive(None, {"field": "unit.name", "text": "清源县水务局"}, [])
    yield shown(page.widget)

def agenda_saves():
    page = AgendaPage(Agenda(sample(), SavedDraft(Drafts(), Drafts.new_id())), placed=True)
    yield
    page._changed({})
    yield shown(page.widget)

def batch_takes_a_roster():
    page = BulkPage(Bulk(Job(Drafts.new_id())))
    yield
    page._receive({"upload": "roster", "name": "a.xlsx"}, [memoryview(Path("名册.xlsx").read_bytes())])
    yield shown(page.widget)

def batch_page_with_a_roster():
    page = BulkPage(Bulk(Job(Drafts.new_id())))
    page._receive({"upload": "roster", "name": "a.xlsx"}, [memoryview(Path("名册.xlsx").read_bytes())])
    return page

def batch_runs():
    page = batch_page_with_a_roster()
    yield
    page.session.start()
    page.session.wait()
    page.show()
    yield shown(page.run)

def batch_keeps_a_choice():
    page = batch_page_with_a_roster()
    yield
    page.run._receive(None, {"act": "none"}, [])
    yield shown(page.widget)

def batch_gives_a_blank():
    page = BulkPage(Bulk(Job(Drafts.new_id())))
    yield
    heard = []
    page.blank.send = lambda content, buffers=None: heard.append(content)
    page.blank._asked(None, {}, [])
    yield heard[0].get("refused", "")

def check_keeps_a_review():
    page = CheckPage(Check(Drafts(), Drafts(), Drafts.new_id()))
    yield
    upload = {"upload": "document", "name": "a.txt"}
    guarded(page._receive)(upload, [memoryview(Path("方案.txt").read_bytes())])
    yield shown(page.widget)

def office_takes_in():
    known = Office().exported()
    yield
    try:
        Office().take_in(known, date.today())
    except KitError as error:
        yield str(error)
    yield ""

def from_desk(what):
    def act():
        drafts = Drafts()
        draft = Drafts.new_id()
        drafts.save(draft, {"unit": {"name": "甲局"}})
        yield
        try:
            desk.act(drafts, what, draft, "新名")
        except KitError as error:
            yield str(error)
        yield ""
    return act

def from_notebook(page, *given):
    def act():
        yield
        try:
            page(*given)
        except KitError as error:
            yield str(error)
        yield ""
    return act

ACTS = {
    "the wizard saves what is typed": wizard_saves,
    "the agenda keeps an upload": agenda_saves,
    "the batch takes a roster": batch_takes_a_roster,
    "the batch keeps a choice": batch_keeps_a_choice,
    "the batch gives a blank roster": batch_gives_a_blank,
    "the batch runs": batch_runs,
    "the check keeps a review": check_keeps_a_review,
    "home: what is known of a unit comes in": office_takes_in,
    **{f"home: {what}": from_desk(what) for what in ("copy", "rename", "delete")},
    "plan.ipynb": from_notebook(plan_page, "方案.yaml", "OUT/方案", "02"),
    "agenda.ipynb": from_notebook(agenda_page, "方案.yaml", "OUT/议程"),
    "batch.ipynb": from_notebook(batch_page, "名册.xlsx", "OUT/批量", "02"),
    "check.ipynb": from_notebook(check_page, "方案.txt", "OUT/审校"),
}

for act, work in ACTS.items():
    for name in json.loads(sys.argv[1]):
        refusing = None
        out.mkdir(exist_ok=True)
        steps = work()
        next(steps)
        refusing = getattr(errno, name)
        text = next(steps)
        refusing = None
        print(json.dumps([act, name, re.sub("<style>.*?</style>", "", text, flags=re.S)]), flush=True)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory, workbook):
    folder = tmp_path_factory.mktemp("pages")
    (folder / "方案.yaml").write_bytes((templates() / "sample-plan.yaml").read_bytes())
    (folder / "方案.txt").write_text(
        "望岚县水务局党组2026年度民主生活会实施方案\n会议时间：2027年2月30日。\n", encoding="utf-8"
    )
    (folder / "名册.xlsx").write_bytes(workbook(1))
    words = [sys.executable, "-c", PROGRAM, json.dumps(REASONS)]
    run = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("[")]


def test_every_refusal_is_told_on_its_page_with_the_reason_in_chinese(told):
    amiss = []
    for act, name, text in told:
        code = getattr(errno, name)
        busy = name in ("EACCES", "EBUSY") and "文件正被其他程序打开" in text
        english = os.strerror(code) in text or "Traceback" in text or "内部出错" in text
        if not (reason(OSError(code, "")) in text or busy) or english:
            amiss.append((act, name, text[-300:]))
    assert amiss == [] and len(told) == 15 * len(REASONS)
