"""Whatever is brought, the outcome is a result or a Chinese sentence: no traceback, no hang, no English word.

300 inputs here, 5,000 by ``make fuzz``; ``MZSH_SEED`` gives others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

COUNT, SEED = int(os.environ.get("MZSH_FUZZ", 300)), int(os.environ.get("MZSH_SEED", 22))
ROOT = Path(__file__).resolve().parents[2]


def test_every_input_ends_in_a_result_or_a_chinese_sentence():
    words = [sys.executable, "-m", "tests.fuzz.trial", str(COUNT), str(SEED), "0", "1"]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    *amiss, last = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr[-2000:]
    assert amiss == [] and last == ["tried", COUNT]
