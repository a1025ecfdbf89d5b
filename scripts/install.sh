#!/usr/bin/env bash
# Fills .venv with what is pinned: `scripts/install.sh run` to use the program from this
# folder, `scripts/install.sh dev` to work on it as well. Every file is checked against its
# hash. An existing .venv is added to, never deleted.
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=${1:?which set: run or dev}
python=.venv/bin/python
report=.venv/install.log

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Python 3.11 or newer with its venv module is needed (Debian, Ubuntu: python3-venv)." >&2
    return 1
}

with_uv() {
    "$python" -m pip install --require-hashes -r requirements/bootstrap.txt &&
        .venv/bin/uv pip install --system-certs --python "$python" --require-hashes \
            -r "requirements/$set_name.txt"
}

with_pip() {
    "$python" -m pip install --require-hashes -r "requirements/$set_name.txt"
}

this_package() {
    "$python" -m pip install --no-deps --no-build-isolation --no-index --editable .
}

"$python" -c '' 2>/dev/null || "$(find_python)" -m venv --clear .venv
export PIP_DISABLE_PIP_VERSION_CHECK=1
echo "Installing what is pinned in requirements/$set_name.txt ..."
if ! { { with_uv || with_pip; } && this_package; } >"$report" 2>&1; then
    cat "$report" >&2
    exit 1
fi
touch ".venv/$set_name"
