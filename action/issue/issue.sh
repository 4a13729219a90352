#!/usr/bin/env bash
# Keeps one issue about failing links: made once, then rewritten, closed and opened again, never made twice.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/../common.sh"

case "$FAILING" in
'' | *[!0-9]*) fail "unexpected failing \`$FAILING\`, expected a number" ;;
esac
body=$REPORTS/issue.md
[ -s "$body" ] || fail "no issue.md in the reports: did awesome-tools run with links: true?"
marker=$(head -n 1 "$body")

# Ours is the one with the label, which strangers cannot give, and the marker; an open one before a closed one.
found=$(gh issue list --label "$LABEL" --state all --limit 200 --json number,state,body |
    python3 -I "${BASH_SOURCE[0]%/*}/find.py" "$marker")
read -r number state <<<"$found" || true

if [ "$FAILING" -gt 0 ] && [ -z "$number" ]; then
    gh label create "$LABEL" --description "Links that lead nowhere" --color D4C5F9 --force
    url=$(gh issue create --title "$TITLE" --label "$LABEL" --body-file "$body")
    number=${url##*/}
elif [ "$FAILING" -gt 0 ]; then
    gh issue edit "$number" --body-file "$body"
    [ "$state" = OPEN ] || gh issue reopen "$number" --comment "Links fail again."
elif [ "${state:-}" = OPEN ]; then
    gh issue edit "$number" --body-file "$body"
    gh issue close "$number" --comment "No link fails any more."
fi
output number "$number"
