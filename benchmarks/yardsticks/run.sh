#!/usr/bin/env bash
# Compares this engine with fastText, bogofilter and scikit-learn on the same cuts of the public sets.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)
seed=1
data=${SCREENER_DATA:-$home/../shared/data}
work=$home/benchmarks/target/yardsticks
document=()
# Debian's own Python, which is the one that sees Debian's scikit-learn.
python=${PYTHON:-/usr/bin/python3}

usage() {
  echo "usage: run.sh [--data DIR] [--work DIR] [--seed S] [--write]"
  echo "  --work   where cuts and scores go; they hold text of the sets, so keep them out of the project"
  echo "  --write  put the table into docs/quality.md"
}

while [ $# -gt 0 ]; do
  case $1 in
    --data) data=$2; shift 2 ;;
    --work) work=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --write) document=("$home/docs/quality.md"); shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

export PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1
"$python" -c 'import numpy' 2>/dev/null || { echo "needs numpy: apt-get install python3-numpy" >&2; exit 1; }

# Cuts of an earlier run in the default place are made anew; a folder of somebody's own is never emptied.
[ "$work" != "$home/benchmarks/target/yardsticks" ] || rm -rf "$work"
[ -z "$(ls -A "$work" 2>/dev/null)" ] || { echo "$work is not empty" >&2; exit 1; }
"$home/screener" train --write-cuts "$work" --data "$data" --seed "$seed" >&2

if "$python" -c 'import sklearn' 2>/dev/null; then
  "$python" "$here/linear_svc.py" "$work" "$seed"
else
  echo "skipped: scikit-learn is not installed (apt-get install python3-sklearn)" >&2
fi
if command -v fasttext >/dev/null; then
  "$python" "$here/fasttext_tool.py" "$work" "$seed"
else
  echo "skipped: fastText is not installed (apt-get install fasttext)" >&2
fi
if command -v bogofilter >/dev/null; then
  "$python" "$here/bogofilter_tool.py" "$work"
else
  echo "skipped: bogofilter is not installed (apt-get install bogofilter)" >&2
fi

"$python" "$here/compare.py" "$work" "$seed" "${document[@]}"
