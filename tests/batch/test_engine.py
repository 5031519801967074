"""The warm engine against a kernel: the same notebook from both."""

import json
import os
import subprocess
import sys

import nbformat

from mzsh_kit import complete, dump_plan, resources
from mzsh_kit.batch import engine
from mzsh_kit.batch.notebook import normalise

CELLS = [
    "x = 1\nprint('你好')\nx",
    "import sys\nprint('a'); print('e', file=sys.stderr); print('b')",
    "from IPython.display import HTML, clear_output, display\nhandle = display(HTML('1'), display_id='z')\nprint('mid')\nhandle.update(HTML('2'))",
    "print('gone'); clear_output()\nprint('kept')",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "!echo shell",
    "import os\nos.system('echo low; echo bad >&2')\nimport time; time.sleep(0.5)",
    "import asyncio\nawait asyncio.sleep(0)\nasyncio",
    "import warnings\nwarnings.warn('w')",
    "import logging\nlogging.warning('told')",
    "type(get_ipython()).__name__, __name__, Out[1], _",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    "class Odd:\n    def __repr__(self): raise ValueError('no repr')\n    def _repr_html_(self): return '<b/>'\nlen('x' * 3)",
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


RUN = """
import json, sys, nbformat, papermill
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


def both(tmp_path, *notebooks):
    """What a kernel each and what one warm process makes of the same notebooks, in pairs."""
    sources = [notebook(tmp_path / f"{number}.ipynb", *cells) for number, cells in enumerate(notebooks)]
    jobs = [
        (source, name, f"{source}-{name}.ipynb", {}) for name in (None, engine.NAME) for source in sources
    ]
    found = run(jobs)
    return list(zip(found[: len(sources)], found[len(sources) :], strict=True))


def test_both_engines_show_the_same_outputs_of_every_sort(tmp_path):
    (((plain, _), (warm, _)),) = both(tmp_path, CELLS)
    for first, second in zip(normalise(plain).cells, normalise(warm).cells, strict=True):
        assert second == first
    assert all(cell.outputs for cell in warm.cells[:12])


def test_both_engines_end_with_the_same_error_and_run_nothing_after_it(tmp_path):
    for (plain, told), (warm, heard) in both(
        tmp_path, *(("1", source, "print('after')") for source in ERRORS)
    ):
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


def test_nothing_of_one_notebook_reaches_the_next(tmp_path):
    dirty = (
        "import decimal, logging, os, random, sys, warnings\n"
        "left = 1\nsys.path.insert(0, '/left')\nos.environ['LEFT'] = '1'\nos.chdir('/')\nsys.argv.append('left')\n"
        "decimal.getcontext().prec = 3\nwarnings.simplefilter('error')\nrandom.seed(0)\n"
        "logging.basicConfig(level=10, stream=sys.stdout)\nget_ipython().run_line_magic('alias', 'left echo left')\n1"
    )
    probe = (
        "import decimal, logging, os, sys, warnings\nwarnings.warn('w')\nlogging.warning('told')\n"
        "['left' in globals(), 'LEFT' in os.environ, '/left' in sys.path, 'left' in sys.argv, os.getcwd(),\n"
        " decimal.getcontext().prec, logging.getLogger().level, len(In), Out, _,\n"
        " 'left' in dict(get_ipython().alias_manager.aliases)]"
    )
    pairs = both(tmp_path, (dirty,), (probe,))
    (plain, _), (warm, _) = pairs[1]
    assert normalise(warm) == normalise(plain)


def test_the_time_limit_of_a_cell_ends_it(tmp_path):
    source = notebook(tmp_path / "endless.ipynb", "while True: pass")
    ((made, error),) = run([(source, engine.NAME, source, {"execution_timeout": 1})])
    taken = made.cells[-1].metadata.papermill["duration"]  # without the start of the process
    assert error[0] == "CellTimeoutError" and 1 <= taken < 10


def test_papermill_finds_the_engine_by_its_name(eight, tmp_path):
    (tmp_path / "plan.json").write_text(dump_plan(complete(eight)), encoding="utf-8")
    words = ["-p", "plan_path", "plan.json", "-p", "output_dir", "d", "-p", "papers", "02"]
    source = resources.notebooks() / "plan.ipynb"
    command = [sys.executable, "-m", "papermill", "--engine", "mzsh-warm", source, "out.ipynb", *words]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / "d" / "manifest.json").is_file()
