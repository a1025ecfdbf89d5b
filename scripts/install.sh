#!/usr/bin/env bash
# Installs what is pinned; every file is checked against its hash.
#
#   scripts/install.sh run      into .venv: to use the program from this folder
#   scripts/install.sh dev      into .venv: to work on it as well
#   scripts/install.sh oldest   into .cache/oldest: the same, with the oldest libraries allowed
#   scripts/install.sh wheel    into .cache/wheel: as anybody gets it who never saw this folder
#
# An existing environment is added to, never deleted.
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=${1:?which set: run, dev, oldest or wheel}
package="--no-build-isolation --editable ."
case $set_name in
    run | dev) environment=.venv lists=$set_name ;;
    oldest) environment=.cache/oldest lists="dev oldest" ;;
    wheel) environment=.cache/wheel lists=run package=$(echo .cache/dist/*.whl) ;;
    *) echo "There is no set '$set_name'." >&2 && exit 2 ;;
esac
python=$environment/bin/python
report=$environment/install.log

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
    "$python" -m pip install --require-hashes -r requirements/bootstrap.txt || return
    local list
    for list in $lists; do
        "$environment/bin/uv" pip install --system-certs --python "$python" --require-hashes \
            -r "requirements/$list.txt" || return
    done
}

with_pip() {
    local list
    for list in $lists; do
        "$python" -m pip install --require-hashes -r "requirements/$list.txt" || return
    done
}

this_package() {
    # shellcheck disable=SC2086 # options and a path without spaces
    "$python" -m pip install --no-deps --no-index $package
}

if ! "$python" -c '' 2>/dev/null; then
    interpreter=$(find_python)
    "$interpreter" -m venv --clear "$environment"
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
echo "Installing into $environment ($set_name) ..."
if ! { { with_uv || with_pip; } && this_package; } >"$report" 2>&1; then
    cat "$report" >&2
    exit 1
fi
touch "$environment/$set_name"
