#!/usr/bin/env bash
# Pins every dependency with the hashes of its files: requirements/{bootstrap,run,dev,oldest}.txt.
#
# One file serves every platform and Python from 3.11 on (markers). No file names the index
# that it was made from, so that each installer asks the one that its machine is set up for.
# Keeps the present pins; `scripts/lock.sh --upgrade` takes the newest versions.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}

lock() {
    local target=$1
    shift
    "$uv" pip compile --quiet --system-certs --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate "$@" --output-file "requirements/$target.txt"
}

lock bootstrap "$@" requirements/bootstrap.in
lock run "$@" pyproject.toml requirements/build.in
# What a person runs is what was tested: the development set follows the pins of the other.
lock dev "$@" --constraint requirements/run.txt --all-extras \
    pyproject.toml requirements/build.in requirements/dev.in
# The floors of pyproject.toml, so that they are tried and not only written.
lock oldest --resolution lowest-direct --all-extras pyproject.toml

if grep -nE '://|^ *--?(index|extra-index|find-links)' requirements/*.txt; then
    echo "a lock file names a place on the network" >&2
    exit 1
fi
