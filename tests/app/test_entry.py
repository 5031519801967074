"""Who may come in, and from where; https, a proxy, and room for so many."""

from __future__ import annotations

import http.client
import itertools
import re
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit

import psutil
import pytest

from mzsh_kit import KitError
from mzsh_kit.app.server import serve

DRAFT = "0123456789abcdef" * 2
TOKEN = "海棠依旧keyword-0123456789"
PAGE = f"voila/render/plan.ipynb?draft={DRAFT}"


def asked(address, path="", method="GET", body=None, **headers):
    """Status, headers and text of one answer, redirects not followed; certificates of our own are taken."""
    place = urlsplit(address)
    if place.scheme == "https":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(place.netloc, timeout=60, context=context)
    else:
        connection = http.client.HTTPConnection(place.netloc, timeout=60)
    connection.request(method, f"{place.path}{path}", body, headers)
    reply = connection.getresponse()
    return reply.status, reply.headers, reply.read().decode("utf-8", "replace")


@pytest.fixture(scope="session")
def settled(kernels):
    return lambda address: _settled(address, kernels)


def _settled(address, kernels):
    """The kernels of a server once none is being started or ended."""
    seen = [set()]
    while not seen[-1] or len(seen) < 5 or any(size != seen[-1] for size in seen[-4:]):
        time.sleep(0.2)
        seen.append(set(kernels(address)))
    return seen[-1]


@pytest.fixture(scope="module")
def busy():
    """A port on which somebody else listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.fixture(scope="module")
def guarded(running, busy):
    with running("--port", str(busy), token=TOKEN) as address:
        yield address


def test_a_busy_port_is_replaced(guarded, busy):
    assert guarded != f"http://127.0.0.1:{busy}/"


FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
)


def test_a_foreign_site_starts_no_kernel(address, settled):
    before = settled(address)
    for path, headers in itertools.product([PAGE, "new", "voila/render/batch.ipynb"], FOREIGN):
        status, told, _ = asked(address, path, **headers)
        assert (status, told["Location"]) == (302, "/"), (path, headers)
    assert settled(address) <= before  # a kernel that waited for nobody may end meanwhile


def test_one_s_own_pages_open_as_ever(address):
    assert asked(address, "new", **{"Sec-Fetch-Site": "same-origin"})[1]["Location"].startswith("/voila/")
    assert asked(address, "new", **{"Sec-Fetch-Site": "none"})[1]["Location"].startswith("/voila/")


@pytest.mark.parametrize("given", [{"host": "0.0.0.0"}, {"proxied": True}])
@pytest.mark.parametrize(
    ("token", "told"), [("", "没有设置口令"), ("123456789012345", "口令过短。口令不得少于16个字符")]
)
def test_whoever_others_can_reach_needs_a_token_of_sixteen_characters(given, token, told):
    with pytest.raises(KitError, match=told):
        serve(token=token, **given)


def test_the_token_is_nowhere_that_other_users_of_the_machine_can_read(guarded, kernels):
    end = time.monotonic() + 60
    while not kernels(guarded) and time.monotonic() < end:
        time.sleep(0.2)
    of_it = psutil.Process(guarded.pid).children(recursive=True)
    assert kernels(guarded)
    for process in [psutil.Process(guarded.pid), *of_it]:
        assert TOKEN not in " ".join(process.cmdline())
    for process in of_it:
        assert TOKEN not in " ".join(process.environ().values())


def test_a_wrong_token_is_answered_late_and_logged_without_what_was_tried(guarded):
    took = []
    for _ in range(3):
        start = time.monotonic()
        assert asked(guarded, Authorization="token wrong-wrong-wrong")[0] == 302
        took.append(time.monotonic() - start)
    assert took[0] > 0.2 and took[2] > 0.9
    log = guarded.log.read_text(encoding="utf-8")
    assert re.search(r"口令不对：来自127\.0\.0\.1，第3次", log)
    assert "wrong-wrong-wrong" not in log and TOKEN not in log


def test_the_form_lets_in_and_its_cookies_stay_with_the_site(guarded):
    status, headers, page = asked(guarded, "login")
    field = re.search(r'name="_xsrf" value="([^"]+)"', page)[1]
    (cookie,) = headers.get_all("Set-Cookie")
    assert "SameSite=Lax" in cookie and "Secure" not in cookie
    sent = {"Cookie": cookie.split(";")[0], "Content-Type": "application/x-www-form-urlencoded"}
    wrong = asked(guarded, "login", "POST", urlencode({"password": "no", "_xsrf": field}), **sent)
    assert wrong[0] == 401 and "口令不对，请重新输入。" in wrong[2]
    status, headers, _ = asked(
        guarded, "login", "POST", urlencode({"password": TOKEN, "_xsrf": field}), **sent
    )
    entered = next(cookie for cookie in headers.get_all("Set-Cookie") if cookie.startswith("username"))
    assert status == 302 and "SameSite=Lax" in entered and "HttpOnly" in entered
    assert asked(guarded, Cookie=entered.split(";")[0])[0] == 200


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of our own and its key, as files."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    folder, key = tmp_path_factory.mktemp("tls"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "office.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    (folder / "cert.pem").write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    return str(folder / "cert.pem"), str(folder / "key.pem")


def test_https_of_the_server_s_own_with_cookies_for_it_alone(running, certificate):
    cert, key = certificate
    with running("--certfile", cert, "--keyfile", key) as address:
        assert address.startswith("https://")
        status, headers, page = asked(address, PAGE)
        assert status == 200 and "没有完成" not in page and "mz-page" in page
        cookies = headers.get_all("Set-Cookie") or []
        assert all("Secure" in cookie and "SameSite=Lax" in cookie for cookie in cookies) and cookies


def test_a_certificate_that_cannot_be_used_is_told(certificate, tmp_path):
    cert, _ = certificate
    with pytest.raises(KitError, match="不能使用这个证书：证书和私钥不是一对"):
        serve(certfile=cert)
    with pytest.raises(KitError, match="找不到这个文件"):
        serve(certfile=tmp_path / "none.pem")


FULL = """
import mzsh_kit.app.serving.config as config
from mzsh_kit.app.server import serve
config.MOST_KERNELS, config.IDLE_SECONDS, config.LOOK_SECONDS = 1, 3, 1
serve(open_browser=False)
"""


def test_whoever_finds_no_room_is_told_so_and_let_in_when_there_is(running):
    with running(program=["-c", FULL]) as address:
        assert asked(address, PAGE)[0] == 200
        status, headers, page = asked(address, PAGE)
        assert (status, headers["Retry-After"]) == (503, "3")
        assert "使用的人较多，请稍候" in page and '<meta http-equiv="refresh" content="3">' in page
        end = time.monotonic() + 60
        while asked(address, PAGE)[0] == 503 and time.monotonic() < end:
            time.sleep(0.5)
        assert time.monotonic() < end, "the kernel of the first page, which is closed, ends"


NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {cert}; ssl_certificate_key {key};
    client_max_body_size 10m;
    location /mzsh/ {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_buffering off;
      proxy_read_timeout 1h;
    }}
  }}
}}
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def nginx(folder, behind, certificate, require):
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        require("nginx", "nginx is not installed")
    port, (cert, key) = free_port(), certificate
    (folder / "conf").write_text(NGINX.format(folder=folder, port=port, behind=behind, cert=cert, key=key))
    process = subprocess.Popen([program, "-c", str(folder / "conf"), "-e", str(folder / "error.log")])
    try:
        for _ in range(100):
            with socket.socket() as taken:
                if taken.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"https://127.0.0.1:{port}/mzsh/"
    finally:
        process.terminate()
        process.wait(30)


def test_behind_nginx_the_whole_page_works_under_its_path(running, certificate, tmp_path, require, browser):
    """Token, cookies, websocket: a person behind the proxy types a name, and it is saved."""
    port = str(free_port())
    words = ("--port", port, "--proxy", "--base-url", "mzsh")
    with running(*words, token=TOKEN) as address, nginx(tmp_path, port, certificate, require) as outside:
        assert address.endswith("/mzsh/")
        assert asked(outside, "new")[1]["Location"].startswith("/mzsh/login")
        context = browser.new_context(ignore_https_errors=True)
        try:
            page = context.new_page()
            page.goto(outside)
            page.get_by_label("口令").fill(TOKEN)
            page.get_by_role("button", name="进入").click()
            page.get_by_role("link", name="编制方案").click()
            page.get_by_label("单位全称").first.fill("望岚县水务局")
            page.keyboard.press("Tab")
            end = time.monotonic() + 60
            while not list(address.outputs.glob("drafts/*/draft.json")) and time.monotonic() < end:
                page.wait_for_timeout(200)
            (draft,) = address.outputs.glob("drafts/*/draft.json")
            assert "望岚县水务局" in draft.read_text(encoding="utf-8")
            cookies = context.cookies()
            assert cookies and all(cookie["secure"] and cookie["sameSite"] == "Lax" for cookie in cookies)
        finally:
            context.close()
