"""find.py MARKER: the number and state of the issue whose body begins with it, of `gh issue list --json` on stdin."""

import json
import sys

ours = [one for one in json.load(sys.stdin) if one["body"].startswith(sys.argv[1])]
still_open = [one for one in ours if one["state"] == "OPEN"]
for one in still_open[-1:] or ours[:1]:  # newest first: the oldest open one, else the newest closed one
    print(one["number"], one["state"])
