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
TOGETHER = 500
"""Inputs of one process, whose memory is bounded: what is kept of each folder of templates stays in it."""
ROOT = Path(__file__).resolve().parents[2]


def test_every_input_ends_in_a_result_or_a_chinese_sentence():
    for first in range(0, COUNT, TOGETHER):
        end = min(first + TOGETHER, COUNT)
        words = [sys.executable, "-m", "tests.fuzz.trial", *map(str, (SEED, first, end))]
        run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr[-2000:]
        *amiss, last = [json.loads(line) for line in run.stdout.splitlines()]
        assert amiss == [] and last == ["tried", end - first]
