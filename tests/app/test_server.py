"""The server as a real process."""

import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from mzsh_kit import KitError
from mzsh_kit.app.server import is_local, serve


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.2"])
def test_a_local_address_needs_no_token(host):
    assert is_local(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::", "192.168.1.5", "office-server"])
def test_an_address_that_others_reach_needs_one(host):
    assert not is_local(host)
    with pytest.raises(KitError, match="没有设置口令。请把口令"):
        serve(host=host)


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "voila", None)
    with pytest.raises(KitError, match="没有安装“app”所需的组件（voila）"):
        serve()


def test_pages_may_not_reach_out(address):
    policy = urlopen(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "http" not in policy


def test_no_page_names_a_public_network(address):
    for path, words in {"": "请选择要办的事项", "new": "正在打开，请稍候"}.items():
        page = urlopen(address + path).read().decode()
        assert '<html lang="zh-CN">' in page and words in page
        assert "https://" not in page


def test_a_file_that_is_not_there_is_not_found(address):
    with pytest.raises(HTTPError) as error:
        urlopen(address + "voila/templates/lab/static/none.js")
    assert error.value.code == 404


def test_a_page_that_is_not_there_is_told_in_chinese(address):
    with pytest.raises(HTTPError) as error:
        urlopen(address + "nothing/here")
    assert "没有这个页面" in error.value.read().decode()


def test_another_name_for_this_machine_is_refused(address):
    with pytest.raises(HTTPError) as error:
        urlopen(Request(address, headers={"Host": "evil.example"}))
    assert error.value.code == 403


@pytest.mark.parametrize("file", ["plan.ipynb", "picture.png"])
def test_files_beside_the_notebook_are_not_served(address, file):
    with pytest.raises(HTTPError) as error:
        urlopen(f"{address}voila/files/{file}")
    assert error.value.code == 404
