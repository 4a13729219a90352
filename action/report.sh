#!/usr/bin/env bash
# The verdict: the job's summary, one SARIF file, the outputs, and the exit status.
set -euo pipefail
exec "$AWESOME_HOME/venv/bin/python" -I "${BASH_SOURCE[0]%/*}/report.py" "$REPORTS"
