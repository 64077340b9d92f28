#!/bin/sh
# install.sh NAME: bring .venv to what requirements/NAME.lock says (NAME: server or dev), with
# plain pip and every hash checked. Does nothing, in a tenth of a second, where that is done.
set -eu
cd "$(dirname "$0")/.."
name=$1
python=${PYTHON:-python3}

sum_of() { cat "requirements/$1.lock" pyproject.toml requirements/install.sh | cksum; }
wanted=$(sum_of "$name")
if [ "$wanted" = "$(cat ".venv/$name.installed" 2>/dev/null)" ]; then
    exit 0
fi

if ! command -v "$python" >/dev/null; then
    echo "Python is missing: install it with \`sudo apt install python3 python3-venv\` and begin again." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$("$python" --version) is too old: install Python 3.11 or newer and name it, as in \`make run PYTHON=python3.13\`." >&2
    exit 1
fi
if ! [ -x .venv/bin/pip ]; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "Python's venv is missing: install it with \`sudo apt install python3-venv\` and begin again." >&2
        exit 1
    fi
    "$python" -m venv .venv
fi

echo "Installing what requirements/$name.lock lists into .venv; this is done once." >&2
pip() { .venv/bin/python -m pip -qq --disable-pip-version-check "$@"; }
pip install --require-hashes --no-deps -r "requirements/$name.lock"
pip install --no-build-isolation --no-deps --editable .
echo "$wanted" >".venv/$name.installed"
# What the server needs is among what the tests need, in the same versions.
sum_of server >.venv/server.installed
