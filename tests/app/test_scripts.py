"""The widgets' scripts: their modules are tested by node's own runner, and what is installed is built of
them.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "mzsh_kit/app/static"


@pytest.fixture
def node(require):
    path = shutil.which("node")
    if path is None:
        require("node", "node is not installed")
    return path


def test_modules_do_what_their_tests_say(node):
    tests = sorted(map(str, (ROOT / "tests/js").glob("*.test.js")))
    run = subprocess.run([node, "--test", *tests], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stdout


def test_built_scripts_are_those_of_the_modules(node, require, tmp_path):
    if not (ROOT / "node_modules").exists():
        require("node", "npm ci has not been run")
    build = ["npm", "run", "--silent", "build", "--", f"--outdir={tmp_path}", "--log-level=error"]
    subprocess.run(build, cwd=ROOT, check=True, timeout=60)
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.js")}
    assert texts == {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}, (
        "npm run build"
    )
