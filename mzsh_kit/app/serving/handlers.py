"""Pages of the kit's own, and Voilà's handlers where they say or show too much."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from urllib.parse import quote, urlencode, urlsplit

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated
from voila.request_info_handler import RequestInfoSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from ... import resources
from ...errors import KitError
from ...office import Office, is_shared
from ...output import keep_bug
from ...papers import catalogue
from ..desk import act, exported, folder_mark, listed, units
from ..drafts import Drafts, is_id
from . import config
from .pages import PLAN, notebooks, tasks

MOST_ASKED, AGAIN = 100, 3
"""Drafts that are asked for at once; seconds after which a page that found no room tries again."""
OFFICE = "本单位资料.json"


class Told(JupyterHandler):
    """A handler whose bugs are kept in a log; the error page tells its number."""

    bug = ""

    def log_exception(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if error is not None and not isinstance(error, HTTPError):
            self.bug = str(keep_bug(error))

    @property
    def template_namespace(self) -> dict[str, Any]:
        return {**super().template_namespace, "bug": self.bug}


class Opening(Told):
    """A handler of an address behind which a kernel may be started."""

    def is_foreign(self) -> bool:
        """Whether a page of another site sent the browser here: a link there must not start anything."""
        site, origin = self.request.headers.get("Sec-Fetch-Site", ""), self.request.headers.get("Origin", "")
        return site in ("cross-site", "same-site") or bool(
            origin and urlsplit(origin).netloc != self.request.host
        )


class Home(Told):
    """What can be done, the drafts and the units that are remembered."""

    @authenticated
    def get(self) -> None:
        self.set_header("Cache-Control", "no-store")
        own = not is_shared()
        self.xsrf_form_html()  # sets the cookie with which the page may post
        known = units(Office()) if own else []
        self.write(self.render_template("home.html", tasks=tasks(), units=known, own=own))  # type: ignore[no-untyped-call]


class Help(Told):
    """What the pages do, what the terms mean, what each paper is for and why."""

    @authenticated
    def get(self) -> None:
        papers = catalogue()
        phases = [
            (phase, [paper for paper in papers if paper.phase == phase])
            for phase in dict.fromkeys(paper.phase for paper in papers)
        ]
        self.write(self.render_template("help.html", phases=phases))  # type: ignore[no-untyped-call]


class New(Opening):
    """A new draft: an id, and the page that will save under it."""

    @authenticated
    def get(self) -> None:
        self.set_header("Cache-Control", "no-store")
        if self.is_foreign():
            self.redirect(self.base_url)
            return
        given = {name: self.get_query_argument(name, "") for name in ("sample", "office")}
        asked = urlencode(
            {"draft": Drafts.new_id(), **{name: value for name, value in given.items() if value}}
        )
        self.redirect(f"{self.base_url}voila/render/{PLAN}?{asked}")


class KnownDrafts(Told):
    """The drafts that a browser remembers and are still there; on a machine of one's own, all that are.

    Whoever knows an id may ask for it.
    """

    @authenticated
    def get(self) -> None:
        drafts = Drafts()
        known = self.get_query_argument("ids", "").split(",")[:MOST_ASKED]
        ids = known if is_shared() else (*known, *drafts.ids())
        self.set_header("Cache-Control", "no-store")
        self.write({"kept": listed(drafts, ids), "folder": folder_mark(resources.outputs())})


class Desk(Told):
    """What is done with a draft or with what is remembered of a unit; files go out and come in here."""

    @authenticated
    def get(self) -> None:
        of = self.get_query_argument("draft", "")
        if not of and is_shared():
            raise HTTPError(404)
        try:
            name, data = exported(Drafts(), of) if of else (OFFICE, Office().exported())
        except KitError:
            raise HTTPError(404) from None
        self.set_header("Content-Type", "application/json")
        self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}")
        self.set_header("Cache-Control", "no-store")
        self.write(data)

    @authenticated
    def post(self) -> None:
        asked = self.get_body_argument("act", "")
        try:
            if asked in ("copy", "rename", "delete"):
                act(Drafts(), asked, self.get_body_argument("of"), self.get_body_argument("name", ""))
            elif is_shared():
                raise HTTPError(404)
            elif asked == "forget":
                Office().forget(self.get_body_argument("of"), date.today())
            elif asked == "import" and self.request.files.get("file"):
                Office().take_in(self.request.files["file"][0]["body"], date.today())
            self.write({"told": ""})
        except KitError as error:
            self.write({"told": str(error)})


class Page(TornadoVoilaHandler, Opening):  # type: ignore[misc]
    """A notebook as a page; the plan's only with the id of a draft."""

    opening: ClassVar[int] = 0

    @authenticated
    async def get(self, path: str = "") -> None:
        if path not in notebooks():
            raise HTTPError(404)
        if path == PLAN and not is_id(self.get_query_argument("draft", "")):
            self.redirect(f"{self.base_url}new")
            return
        if self.is_foreign():
            self.redirect(self.base_url)
            return
        self._replace_dead(path)
        if self._is_full(path):
            self.set_status(503)
            self.set_header("Retry-After", str(AGAIN))
            self.set_header("Cache-Control", "no-store")
            self.write(self.render_template("busy.html", again=AGAIN))  # type: ignore[no-untyped-call]
            return
        Page.opening += 1
        try:
            await TornadoVoilaHandler.get(self, path)
        finally:
            Page.opening -= 1

    def _is_full(self, path: str) -> bool:
        """Whether there are as many pages open, or being opened, as there may be. A kernel that waits is no
        start.
        """
        manager: Any = self.kernel_manager
        waiting = [task for pool in manager._pools.values() for task in pool]
        ready = any(task.done() for task in manager._pools.get(path, ()))
        pages = len(manager.list_kernel_ids()) - sum(task.done() for task in waiting)
        return pages >= config.MOST_KERNELS or (not ready and Page.opening >= config.MOST_STARTS)

    def _replace_dead(self, path: str) -> None:
        """Kernels that died while they waited are nobody's page."""
        manager: Any = self.kernel_manager
        pool = manager._pools.get(path, [])
        dead = [task for task in pool if task.done() and not _alive(task, manager)]
        for task in dead:
            pool.remove(task)
        if dead:
            manager.fill_if_needed(notebook_name=path)


def _alive(task: Any, manager: Any) -> bool:
    return not task.cancelled() and task.exception() is None and task.result()["kernel_id"] in manager


class Asked(RequestInfoSocketHandler):  # type: ignore[misc]
    """Tells a preheated kernel once who opened it. A page never asks: its browser would send its origin."""

    kernel_id = ""

    def prepare(self) -> None:
        if "Origin" in self.request.headers:
            raise HTTPError(403)

    def open(self, kernel_id: str) -> None:
        if kernel_id not in self.settings["kernel_manager"] or kernel_id in self._waiters:
            self.close()
            return
        self.kernel_id = kernel_id
        self._waiters[kernel_id] = self
        if kernel_id in self._cache:
            self.write_message(self._cache.pop(kernel_id))

    def on_close(self) -> None:
        if self._waiters.get(self.kernel_id) is self:
            del self._waiters[self.kernel_id]


class TabClosed(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Ends a kernel when its tab closes. The browser's beacon cannot carry the XSRF token; the id is the
    secret.
    """

    def check_xsrf_cookie(self) -> None:
        pass
