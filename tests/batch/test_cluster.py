"""A Dask cluster of real processes on this machine."""

import datetime
import importlib
import json
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import psutil
import pytest

from mzsh_kit import KitError
from mzsh_kit.batch import Listener, run_batch
from tests.notebook import contents

pytest.importorskip("distributed", reason="the extra dask is not installed")


@contextmanager
def process(*words):
    command = [sys.executable, "-m", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        try:
            yield started
        finally:
            for process in (*psutil.Process(started.pid).children(recursive=True), started):
                process.kill()


@contextmanager
def started(folder, *security):
    """The address of a scheduler and the processes of its two workers."""
    file = folder / "scheduler.json"
    with ExitStack() as stack:
        quiet = ("--no-dashboard", "--scheduler-file", file, *security)
        stack.enter_context(
            process("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *quiet)
        )
        while not file.exists():
            time.sleep(0.1)
        worker = (
            "distributed.cli.dask_worker",
            "--nthreads",
            "1",
            "--no-nanny",
            "--local-directory",
            folder,
            *quiet,
        )
        workers = [stack.enter_context(process(*worker)) for _ in range(2)]
        yield json.loads(file.read_text())["address"], workers


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The last test that uses it kills one of its workers."""
    with started(tmp_path_factory.mktemp("cluster")) as (address, workers):
        _wait_for(address, 2)
        yield address, workers


def _wait_for(address, count):
    from distributed import Client

    with Client(address, timeout=30) as client:
        client.wait_for_workers(count, timeout=60)


def test_faults_logs_and_time_limits_come_back_from_the_cluster(cluster, tmp_path, roster, misbehaving):
    address, _ = cluster
    book = roster(tmp_path / "r.xlsx", "001", "008", "010")
    wrong = misbehaving({"001": "raise RuntimeError('x')", "008": "while True: pass"})
    summary = run_batch(book, tmp_path / "o", papers=["02"], dask=address, notebook=wrong, timeout=6)
    assert [unit.status for unit in summary.units] == ["failed", "failed", "made"]
    assert "程序内部出错" in summary.units[0].faults[0]
    assert "运行超过6秒" in summary.units[1].faults[0]
    assert len(list((tmp_path / "o" / "logs").iterdir())) == 1


def test_a_cluster_that_loses_a_worker_makes_every_unit_once_and_the_same_files(cluster, tmp_path, roster):
    address, workers = cluster
    codes = ("001", "003", "008", "010", "011")
    book = roster(tmp_path / "r.xlsx", *codes)
    begun, told = [], []

    def report(unit):
        told.append(unit.code)
        if len(told) == 2:
            workers[0].kill()

    listener = Listener(start=lambda unit: begun.append(unit.code), report=report)
    summary = run_batch(book, tmp_path / "cluster", papers=["01", "15"], dask=address, listener=listener)
    assert [(unit.code, unit.status) for unit in summary.units] == [(code, "made") for code in codes]
    assert sorted(told) == sorted(set(begun)) == list(codes)
    run_batch(book, tmp_path / "local", papers=["01", "15"], workers=1)
    assert contents(tmp_path / "cluster") == contents(tmp_path / "local")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://10.0.0.1:8786", "没有加密"),
        ("scheduler.example:8786", "没有加密"),
        ("tls://10.0.0.1:8786", "没有找到连接tls://10.0.0.1:8786所需的证书"),
        ("127.0.0.1:1", "无法连接集群"),
    ],
)
def test_a_cluster_that_is_open_to_others_or_not_there_is_refused(
    tmp_path, roster, monkeypatch, address, words
):
    monkeypatch.setattr("mzsh_kit.batch.cluster._SECONDS", 1)
    with pytest.raises(KitError, match=words):
        run_batch(roster(tmp_path / "r.xlsx", "008"), tmp_path / "o", papers=["02"], dask=address)
    assert not (tmp_path / "o").exists()


def certificate(folder):
    """A key and a certificate that vouches for itself, for this machine."""
    x509, hashes = (
        pytest.importorskip("cryptography.x509"),
        importlib.import_module("cryptography.hazmat.primitives.hashes"),
    )
    form = importlib.import_module("cryptography.hazmat.primitives.serialization")
    ec = importlib.import_module("cryptography.hazmat.primitives.asymmetric.ec")
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mzsh")]),
    )
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(start).not_valid_after(start + datetime.timedelta(days=9))
    signed = built.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).sign(
        key, hashes.SHA256()
    )
    (folder / "cert.pem").write_bytes(signed.public_bytes(form.Encoding.PEM))
    kind = form.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(form.Encoding.PEM, kind, form.NoEncryption()))
    return str(folder / "cert.pem"), str(folder / "key.pem")


def test_a_cluster_with_certificates_is_reached_by_those_who_hold_one(tmp_path, roster):
    import dask

    cert, key = certificate(tmp_path)
    words = ("--tls-ca-file", cert, "--tls-cert", cert, "--tls-key", key, "--protocol", "tls")
    tls = "distributed.comm.tls"
    held = {f"{tls}.ca-file": cert, f"{tls}.client.cert": cert, f"{tls}.client.key": key}
    book = roster(tmp_path / "r.xlsx", "008")
    with started(tmp_path, *words) as (address, _):
        assert address.startswith("tls://")
        with pytest.raises(KitError, match="没有找到连接"):
            run_batch(book, tmp_path / "o", papers=["02"], dask=address)
        with dask.config.set(held):
            for _ in range(100):
                try:
                    assert run_batch(book, tmp_path / "o", papers=["02"], dask=address).whole
                    break
                except KitError as error:  # its workers are not there yet
                    assert "没有工作进程" in str(error)
                    time.sleep(0.2)
    assert (tmp_path / "o" / "008-县档案馆" / "manifest.json").is_file()
