#!/usr/bin/env bash
# Installs the tool into an environment of its own; a second use in the same job finds it there.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/common.sh"

# Never where the files of a pull request lie: Python would take modules from there.
cd "$GITHUB_ACTION_PATH"
venv=$AWESOME_HOME/venv
if ! "$venv/bin/awesome-tools" --version 2>/dev/null; then
    "$PYTHON" -I -m venv "$venv"
    "$venv/bin/python" -I -m pip install --quiet --disable-pip-version-check -- "${TOOL:-$GITHUB_ACTION_PATH}"
    "$venv/bin/awesome-tools" --version
fi
