"""find.py MARKER: number and state of the issue whose body begins with it, of GitHub's list of issues on stdin."""

import json
import sys

listed = [one for one in json.load(sys.stdin) if "pull_request" not in one]
ours = [one for one in listed if (one["body"] or "").startswith(sys.argv[1])]
still_open = [one for one in ours if one["state"] == "open"]
for one in still_open[-1:] or ours[:1]:  # newest first: the oldest open one, else the newest closed one
    print(one["number"], one["state"])
