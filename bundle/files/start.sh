#!/bin/sh
# Finds a Python that the wheels are for; without one, opens the instructions.
cd "$(dirname "$0")" || exit 2
for python in python3.13 python3.12 python3.11 python3; do
  if command -v "$python" >/dev/null 2>&1 && [ -f "wheels/requirements-$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null).txt" ]; then
    exec "$python" start.py "$@"
  fi
done
echo "没有找到可用的Python，请看“使用说明”。"
command -v xdg-open >/dev/null 2>&1 && xdg-open 使用说明.html >/dev/null 2>&1
exit 2
