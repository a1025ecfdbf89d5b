#!/usr/bin/env bash
# Runs the fault kit against the command line: kills, full disks, flipped bytes, tampering,
# leaks. `scripts/faults.sh [--short] [options of the kit]`.
# The kit lies beside a clone (../shared/faultkit) or where $FAULTKIT says.
set -euo pipefail
cd "$(dirname "$0")/.."

bin=${EVIDENCELOG_BIN:-$PWD/.venv/bin}
kit=${FAULTKIT:-../shared/faultkit}

if [ ! -f "$kit/faultkit.py" ]; then
    echo "The fault kit is not at $kit. Put it beside this folder as shared/faultkit," >&2
    echo "or say where it is: FAULTKIT=FOLDER make faults" >&2
    # In CI its absence would mean that nobody tests these promises any more.
    if [ "${CI:-}" = true ]; then exit 1; fi
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed "s|@BIN@|$bin|" tests/faults/evidencelog.toml >"$work/evidencelog.toml"

options=()
if [ "${1:-}" = --short ]; then
    shift
    # The others start the program hundreds of times, or have tests of our own that are faster;
    # `make faults` runs them all.
    options=(--scale 0.1 --skip bench,crashpts,byteflip,env)
fi
"$bin/python" "$kit/faultkit.py" "$work/evidencelog.toml" --work "$work/run" "${options[@]}" "$@"
