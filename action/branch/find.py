"""find.py: prints the number of the pull request from this repository, from `gh pr list --json` on standard input."""

import json
import sys

for one in json.load(sys.stdin):
    if not one["isCrossRepository"]:
        print(one["number"])
        break
