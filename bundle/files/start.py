"""First time: install the kit from the wheels beside this file. Every time: start it. Python's own library
only.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHEELS, ENV, LOG = HERE / "wheels", HERE / "env", HERE / "安装记录.txt"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
REQUIREMENTS = WHEELS / f"requirements-{VERSION}.txt"
OWN = Path(sys.prefix) == HERE / "python"
"""Whether this is the Python that came in the zip: it has no venv, and nobody else uses it."""
BIN = ENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = Path(sys.executable) if OWN else BIN / ("python.exe" if os.name == "nt" else "python")
DONE = (HERE / "python" if OWN else ENV) / "installed.txt"


def main(words):
    """Install if need be, then run ``mzsh`` with these words; its status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if not REQUIREMENTS.is_file():
        return say(
            f"这台电脑的Python是{VERSION}，本安装包支持的版本：{'、'.join(supported())}。请看“使用说明”。"
        )
    if not installed() and not install():
        return say(f"安装没有完成，原因记在：{LOG}")
    os.environ.setdefault("MZSH_OUTPUTS", str(HERE / "outputs"))
    return run([str(PYTHON), "-m", "mzsh_kit.cli", *(words or ["app"])])


def run(command):
    """The command in this process's place; where the system has no such thing, below it."""
    if os.name != "nt":
        os.execv(command[0], command)
    try:
        return subprocess.run(command).returncode
    except KeyboardInterrupt:
        return 0


def say(text):
    print(text, flush=True)
    return 2


def supported():
    return sorted(path.stem.removeprefix("requirements-") for path in WHEELS.glob("requirements-*.txt"))


def state():
    """What an environment must have been made from to be used again."""
    names = "".join(sorted(path.name for path in WHEELS.iterdir()))
    return hashlib.sha256((sys.version + sys.base_prefix + str(HERE) + names).encode()).hexdigest()


def installed():
    return DONE.is_file() and DONE.read_text(encoding="utf-8") == state()


def install():
    """A fresh environment, or the Python of the zip itself; whether all went well. It is marked as whole
    last, so a broken one is made anew.
    """
    say("第一次使用，正在安装，约需一两分钟，请勿关闭窗口。")
    (kit,), (pip,) = WHEELS.glob("mzsh_kit-*.whl"), WHEELS.glob("pip-*.whl")
    words = ["--no-index", "--find-links", WHEELS, "--requirement", REQUIREMENTS, kit]
    with LOG.open("w", encoding="utf-8") as log:
        try:
            if not OWN:
                import venv

                venv.create(ENV, clear=True)
            subprocess.run(
                [PYTHON, pip / "pip", "install", "--no-cache-dir", *words], check=True, stdout=log, stderr=log
            )
        except (OSError, subprocess.CalledProcessError) as error:
            log.write(f"\n{error}\n")
            return False
    DONE.write_text(state(), encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
