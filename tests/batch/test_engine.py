"""The warm engine against a kernel: the same notebook from both."""

import json
import os
import subprocess
import sys

import nbformat
import pytest

from mzsh_kit import complete, dump_plan, resources
from mzsh_kit.batch import engine
from mzsh_kit.batch.notebook import normalise

CELLS = [
    "x = 1\nprint('你好')\nx",
    "import sys\nprint('a'); print('e', file=sys.stderr); print('b')",
    (
        "from IPython.display import HTML, clear_output, display\n"
        "handle = display(HTML('1'), display_id='z')\nprint('mid')\nhandle.update(HTML('2'))"
    ),
    "print('gone'); clear_output()\nprint('kept')",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "!echo shell",
    "import os\nos.system('echo low; echo bad >&2')\nimport time; time.sleep(0.5)",
    "import asyncio\nawait asyncio.sleep(0)\nasyncio",
    "import warnings\nwarnings.warn('w')",
    "import logging\nlogging.warning('told')",
    "type(get_ipython()).__name__, __name__, Out[1], _",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    (
        "class Odd:\n    def __repr__(self): raise ValueError('no repr')\n"
        "    def _repr_html_(self): return '<b/>'\nlen('x' * 3)"
    ),
    "%%capture held\nprint('caught')",
    "held.stdout",
    "undefined?",
]
ERRORS = [
    "def f():\n    raise ValueError('坏')\nf()",
    "x = (",
    "from mzsh_kit import complete\ncomplete({})",
    "input()",
    "import sys\nsys.exit(3)",
]
DIRTY = """
import decimal, locale, logging, os, random, sys, time, warnings, matplotlib
left = 1
sys.path.insert(0, '/left')
os.environ['LEFT'] = '1'
os.environ['TZ'] = 'Asia/Tokyo'
time.tzset()
os.chdir('/')
sys.argv.append('left')
decimal.getcontext().prec = 3
warnings.simplefilter('error')
random.seed(0)
locale.setlocale(locale.LC_ALL, 'C')
matplotlib.rcParams['font.size'] = 99
logging.basicConfig(level=10, stream=sys.stdout)
get_ipython().run_line_magic('alias', 'left echo left')
1
"""
PROBE = """
import decimal, locale, logging, os, random, sys, time, warnings, matplotlib
warnings.warn('w')
logging.warning('told')
['left' in globals(), 'LEFT' in os.environ, '/left' in sys.path, 'left' in sys.argv, os.getcwd(),
 time.timezone, decimal.getcontext().prec, logging.getLogger().level, locale.setlocale(locale.LC_ALL),
 random.random() == 0.8444218515250481, matplotlib.rcParams['font.size'], len(In), Out, _,
 'left' in dict(get_ipython().alias_manager.aliases)]
"""


RUN = """
import json, sys
sys.modules["rfc3987_syntax"] = None  # as in tests/conftest.py
import nbformat, papermill
from mzsh_kit.batch import engine
engine.register()
for source, name, made, given in json.loads(sys.argv[1]):
    try:
        papermill.execute_notebook(source, made, engine_name=name, progress_bar=False,
            extra_arguments=["--IPKernelApp.log_level=CRITICAL"], **given)
    except papermill.PapermillExecutionError as error:
        print(json.dumps([error.ename, error.evalue, error.exec_count]))
    except Exception as error:
        print(json.dumps([type(error).__name__, str(error), 0]))
    else:
        print("null")
"""


def run(jobs):
    """Notebooks one after the other in one new process: each as executed, and the error it ended with."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    command = [sys.executable, "-c", RUN, json.dumps(jobs)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    errors = [json.loads(line) for line in done.stdout.splitlines()[-len(jobs) :]]
    return [
        (nbformat.read(made, as_version=4), error)
        for (_, _, made, _), error in zip(jobs, errors, strict=True)
    ]


def notebook(path, *sources):
    made = nbformat.v4.new_notebook()
    made.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    made.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    nbformat.write(made, path)
    return str(path)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """What a kernel makes of each of the notebooks above, and what one warm process makes of all, one after
    the other.
    """
    folder = tmp_path_factory.mktemp("executed")
    cells = {"outputs": CELLS, **{source: ("1", source, "print('after')") for source in ERRORS}}
    cells |= {"dirty": (DIRTY,), "probe": (PROBE,), "endless": ("while True: pass",)}
    alone = ("dirty", "endless")
    asked = [("plain", key) for key in cells if key not in alone] + [("warm", key) for key in cells]
    jobs = []
    for number, (which, key) in enumerate(asked):
        source = notebook(folder / f"{number}.ipynb", *cells[key])
        name = engine.NAME if which == "warm" else None
        jobs.append((source, name, source, {"execution_timeout": 1} if key == "endless" else {}))
    return dict(zip(asked, run(jobs), strict=True))


def test_both_engines_show_the_same_outputs_of_every_sort(executed):
    (plain, _), (warm, _) = executed["plain", "outputs"], executed["warm", "outputs"]
    for first, second in zip(normalise(plain).cells, normalise(warm).cells, strict=True):
        assert second == first
    assert all(cell.outputs for cell in warm.cells[:12])


@pytest.mark.parametrize("source", ERRORS)
def test_both_engines_end_with_the_same_error_and_run_nothing_after_it(executed, source):
    (plain, told), (warm, heard) = executed["plain", source], executed["warm", source]
    assert heard == told
    if heard[0] != "StdinNotImplementedError":  # its traceback goes through the kernel's own code
        assert normalise(warm) == normalise(plain)


def test_both_engines_agree_on_the_kits_own_notebook(eight, tmp_path):
    (tmp_path / "plan.json").write_text(dump_plan(complete(eight)), encoding="utf-8")
    source, papers = str(resources.notebooks() / "plan.ipynb"), {"papers": "01"}
    jobs = []
    for name in (None, engine.NAME):
        folder = tmp_path / str(name) / "unit"
        given = {"plan_path": str(tmp_path / "plan.json"), "output_dir": str(folder), **papers}
        jobs.append((source, name, str(tmp_path / f"{name}.ipynb"), {"parameters": given}))
    (plain, _), (warm, _) = run(jobs)
    assert normalise(warm) == normalise(plain)
    assert len(warm.cells[3].outputs) == 2
    folders = [tmp_path / str(name) / "unit" for name in (None, engine.NAME)]
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert second == first


def test_nothing_of_one_notebook_reaches_the_next(executed):
    (plain, _), (warm, _) = executed["plain", "probe"], executed["warm", "probe"]
    assert normalise(warm) == normalise(plain)


def test_the_time_limit_of_a_cell_ends_it(executed):
    notebook, error = executed["warm", "endless"]
    assert (error[0], notebook.metadata.papermill.duration < 5) == ("CellTimeoutError", True)


def test_papermill_finds_the_engine_by_its_name(eight, tmp_path):
    (tmp_path / "plan.json").write_text(dump_plan(complete(eight)), encoding="utf-8")
    words = ["-p", "plan_path", "plan.json", "-p", "output_dir", "d", "-p", "papers", "02"]
    source = resources.notebooks() / "plan.ipynb"
    command = [sys.executable, "-m", "papermill", "--engine", "mzsh-warm", source, "out.ipynb", *words]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / "d" / "manifest.json").is_file()
