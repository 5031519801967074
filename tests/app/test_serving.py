"""What the server answers, and to whom: a real process, spoken to without a browser."""

import asyncio
import json
import re
import socket
import time
from contextlib import suppress
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

from mzsh_kit.app import server
from tests.loop import run

ID = "[0-9a-f]{32}"
DRAFT = "0123456789abcdef" * 2
KERNEL = "00000000-0000-4000-8000-000000000000"


def asked(address, path, method="GET", **headers):
    """The status, the headers and the text of one answer, redirects not followed."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request(method, f"/{path}", headers=headers)
    reply = connection.getresponse()
    return reply.status, reply.headers, reply.read().decode("utf-8", "replace")


def opened(address, draft=DRAFT):
    """The kernel behind a page that was just opened."""
    status, _, page = asked(address, f"voila/render/plan.ipynb?draft={draft}")
    assert status == 200
    return re.search(r'"kernelId": "([0-9a-f-]{36})"', page)[1]


PATIENCE = 60.0
"""Seconds after which what should come is said not to come: many, for a machine that has other things to
do.
"""


def spoken(address, path, *messages, origin=None, until="kernel_info_reply", hold=lambda: True):
    """What a websocket answers to messages, up to a message of the kind ``until``, while ``hold`` is not
    true yet.

    Its status if it is refused; ``None`` at the end if it was closed.
    """

    async def speak():
        url = address.replace("http", "ws") + path
        request = HTTPRequest(url, headers={"Origin": origin} if origin else {})
        connection = await websocket_connect(request, max_message_size=2**26)
        heard = []
        with suppress(WebSocketClosedError):
            for message in messages:
                await connection.write_message(message)
        while None not in heard and not any(
            f'"{until}"' in message for message in heard if isinstance(message, str)
        ):
            heard.append(await asyncio.wait_for(connection.read_message(), PATIENCE))
        while not await asyncio.to_thread(hold):
            await asyncio.sleep(0.2)
        connection.close()
        return heard

    try:
        return run(speak())
    except HTTPClientError as error:
        return error.code


def request(kind, **content):
    header = {"msg_id": "1", "msg_type": kind, "session": "s", "username": "", "version": "5.3"}
    return json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content,
                       "channel": "shell", "buffers": []})  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "voila/tree",
        "voila/tree/",
        "voila/api/contents",
        "voila/api/contents/plan.ipynb",
        "voila/files/plan.ipynb",
        "voila/files/../pyproject.toml",
        "voila/render/none.ipynb",
        "voila/render/",
        "voila/render/..%2Ftests%2Fplan.ipynb",
        "voila/templates/base/static/voila.js",
        "voila/templates/lab/static/../../../kernels",
        "voila/static/..%2F..%2F..%2F..%2Fetc%2Fpasswd",
        f"voila/execution/{KERNEL}",
        "api",
        "api/contents",
        "api/contents/plan.ipynb",
        "api/kernels",
        f"api/kernels/{KERNEL}",
        "api/kernelspecs",
        "api/me",
        "api/sessions",
        "api/status",
        "api/terminals",
        "files/plan.ipynb",
        "notebooks/plan.ipynb",
        "tree",
    ],
)
def test_what_lists_kernels_or_gives_files_is_not_there(address, path):
    status, _, text = asked(address, path)
    assert status in (403, 404)
    assert "cells" not in text and "kernel_id" not in text and "root:" not in text


@pytest.mark.parametrize("path", ["api/kernels", "api/sessions", "voila/tree"])
def test_nobody_starts_a_kernel_but_by_opening_a_page(address, path, kernels):
    before = set(kernels(address))
    for _ in range(4):
        assert asked(address, path, "POST")[0] in (403, 404, 405)
    assert len(set(kernels(address)) - before) <= 1, "the one that waits for the next page may just be ready"


def test_every_new_draft_has_an_address_of_its_own(address):
    places = {asked(address, "new")[1]["Location"] for _ in range(3)}
    assert len(places) == 3
    assert all(re.fullmatch(rf"/voila/render/plan\.ipynb\?draft={ID}", place) for place in places)
    sample = asked(address, "new?sample=1")[1]["Location"]
    assert re.fullmatch(rf"/voila/render/plan\.ipynb\?draft={ID}&sample=1", sample)


@pytest.mark.parametrize("query", ["", "?draft=", "?draft=../../secret", f"?draft={DRAFT}0"])
def test_the_form_is_not_opened_without_a_draft(address, query):
    status, headers, _ = asked(address, f"voila/render/plan.ipynb{query}")
    assert (status, headers["Location"]) == (302, "/new")


def left_on_disk(address, *drafts):
    for draft in drafts:
        (address.outputs / "drafts" / draft).mkdir(parents=True, exist_ok=True)
        (address.outputs / "drafts" / draft / "draft.json").write_text('{"revision": 1, "answers": {}}')


def test_a_machine_of_ones_own_lists_every_draft_on_its_disk(address):
    left_on_disk(address, DRAFT, "f" * 32)
    (address.outputs / "drafts" / ("a" * 32)).mkdir(exist_ok=True)
    for path in ("kept", f"kept?ids={DRAFT},../{DRAFT},*"):
        status, _, text = asked(address, path)
        assert status == 200 and {DRAFT, "f" * 32} <= {entry["id"] for entry in json.loads(text)["kept"]}
    assert "a" * 32 not in asked(address, "kept")[2] and str(address.outputs) not in asked(address, "kept")[2]


KEY = {"Authorization": "token keyword"}


@pytest.fixture(scope="module")
def keyed(running):
    with running(token="keyword") as address:
        yield address


def test_a_server_tells_a_browser_of_its_own_drafts_and_of_no_units(keyed):
    left_on_disk(keyed, DRAFT, "f" * 32)

    def kept(ids):
        return [entry["id"] for entry in json.loads(asked(keyed, f"kept?ids={ids}", **KEY)[2])["kept"]]

    assert (kept(""), kept(f"{DRAFT},{'a' * 32},../{'f' * 32}")) == ([], [DRAFT])
    assert asked(keyed, "desk", **KEY)[0] == 404 and "f" * 32 not in asked(keyed, "", **KEY)[2]
    assert "导入本单位资料" not in asked(keyed, "", **KEY)[2]


def test_nothing_is_done_with_a_draft_without_the_pages_own_cookie(address):
    left_on_disk(address, DRAFT)
    assert asked(address, "desk", method="POST")[0] == 403
    assert (address.outputs / "drafts" / DRAFT / "draft.json").is_file()


def test_a_second_start_on_the_same_outputs_opens_the_one_that_runs(address, monkeypatch, capsys):
    monkeypatch.setenv("MZSH_OUTPUTS", str(address.outputs))
    port = urlsplit(address).port
    assert server.running("127.0.0.1", port) == address
    server.serve(port=port, open_browser=False)
    assert capsys.readouterr().out == f"程序已经在运行，请在浏览器中打开：{address}\n"
    monkeypatch.setenv("MZSH_OUTPUTS", str(address.outputs / "other"))
    assert server.running("127.0.0.1", port) == ""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        assert server.running("127.0.0.1", nobody.getsockname()[1]) == ""


def test_every_page_has_a_kernel_of_its_own_and_no_code_reaches_it(address, tmp_path):
    first, second = opened(address), opened(address)
    assert first != second
    target = tmp_path / "made"
    code = f"open({str(target)!r}, 'w')"
    channels = f"api/kernels/{first}/channels?session_id=s"
    heard = spoken(address, channels, request("execute_request", code=code), request("kernel_info_request"))
    kinds = [json.loads(message)["msg_type"] for message in heard if message]
    assert "kernel_info_reply" in kinds and "execute_reply" not in kinds
    assert not target.exists()


def test_a_page_of_another_host_reaches_no_kernel(address):
    kernel = opened(address)
    assert spoken(address, f"api/kernels/{kernel}/channels", origin="http://evil.example") == 403
    assert spoken(address, f"voila/query/{kernel}", origin="http://evil.example") == 403
    assert spoken(address, f"voila/query/{kernel}", origin=address.rstrip("/")) == 403


def test_what_a_page_asked_for_is_told_to_its_own_kernel_only(address, kernels):
    kernel = opened(address)
    assert DRAFT not in str(spoken(address, f"voila/query/{KERNEL}"))
    assert within(lambda: len(kernels(address)) > 1), "one waits for the next page"
    (waiting, *_) = (other for name, other in kernels(address).items() if name != kernel)
    assert DRAFT not in " ".join(waiting.environ().values())


def test_a_message_above_the_limit_ends_one_connection_and_nothing_else(address):
    kernel = opened(address)
    channels = f"api/kernels/{kernel}/channels?session_id=s"
    whole = request("comm_msg", comm_id="none", data={"x": "y" * 6_000_000})
    above = request("comm_msg", comm_id="none", data={"x": "y" * 9_000_000})
    assert None not in spoken(address, channels, whole, request("kernel_info_request"))
    assert spoken(address, channels, above)[-1] is None
    assert asked(address, f"api/kernels/{kernel}")[0] == 200


IDLE, LOOK = 3, 1
HASTY_AND_FAULTY = """
import mzsh_kit.app.serving.config as config
import mzsh_kit.app.serving.handlers as handlers
from mzsh_kit.app.server import serve
handlers.tasks = lambda: {}["张三"]
config.IDLE_SECONDS, config.LOOK_SECONDS = IDLE, LOOK
serve(open_browser=False)
"""


def within(holds):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def hasty(running):
    program = f"IDLE, LOOK = {IDLE}, {LOOK}{HASTY_AND_FAULTY}"
    with running(program=["-c", program]) as address:
        yield address


def test_a_bug_of_the_server_is_a_page_with_a_number_and_its_log_names_nobody(hasty):
    status, _, text = asked(hasty, "")
    number = re.search("程序内部出错，编号([0-9a-f]{8})。", text)[1]
    log = (hasty.outputs / "logs" / f"{number}.log").read_text(encoding="utf-8")
    assert status == 500 and "builtins.KeyError" in log
    assert "张三" not in text + hasty.log.read_text(encoding="utf-8") and "Traceback" not in text


def test_kernels_end_that_nobody_watches_and_the_dead_are_nobodys_page(hasty, kernels):
    address = hasty
    left, watched = opened(address), opened(address)

    def gone(kernel):
        return asked(address, f"api/kernels/{kernel}")[0] == 404

    ready, seen = time.monotonic() + IDLE + 2 * LOOK, []

    def overdue():
        if time.monotonic() < ready or not gone(left):
            return False
        return bool(seen.append(gone(watched))) or True

    assert spoken(
        address, f"api/kernels/{watched}/channels", request("kernel_info_request"), hold=overdue
    ) and seen == [False]
    assert within(lambda: gone(watched))
    assert within(lambda: len(kernels(address)) == 1), "one goes on waiting for the next page"
    ((number, waiting),) = kernels(address).items()
    waiting.kill()
    assert within(lambda: gone(number))
    assert not gone(opened(address))


def test_with_a_token_nothing_is_answered_without_it(keyed):
    open_to = {path: asked(keyed, path) for path in ("", "new", "kept", "voila/render/plan.ipynb")}
    assert {status for status, *_ in open_to.values()} == {302}
    assert all("/login?next=" in headers["Location"] for _, headers, _ in open_to.values())
    assert asked(keyed, f"api/kernels/{KERNEL}")[0] == 403
    assert spoken(keyed, f"api/kernels/{KERNEL}/channels") == 403
    page = urlopen(Request(f"{keyed}voila/render/plan.ipynb?draft={DRAFT}", headers=KEY))
    kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page.read().decode())[1]
    assert asked(keyed, f"api/kernels/{kernel}")[0] == 403
    assert spoken(keyed, f"api/kernels/{kernel}/channels") == 403
    with pytest.raises(HTTPError) as error:
        urlopen(Request(f"{keyed}voila/api/shutdown/{kernel}", method="POST"))
    assert error.value.code == 403


@pytest.mark.parametrize("path", ["nothing", "voila/tree", "voila/render/none.ipynb"])
def test_a_page_that_is_not_there_leads_home_in_chinese(address, path):
    status, _, text = asked(address, path)
    assert status == 404
    assert "没有这个页面" in text and '<a class="mz-again" href="/">回到首页</a>' in text
