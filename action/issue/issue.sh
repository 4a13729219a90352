#!/usr/bin/env bash
# Keeps one issue about failing links: made once, then rewritten, closed and opened again, never made twice.
# By the REST interface alone: `gh issue edit` asks for more than it needs, and has failed for that.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/../common.sh"

case "$FAILING" in
'' | *[!0-9]*) fail "unexpected failing \`$FAILING\`, expected a number" ;;
esac
body=$REPORTS/issue.md
[ -s "$body" ] || fail "no issue.md in the reports: did awesome-tools run with links: true?"
marker=$(head -n 1 "$body")

# say NUMBER TEXT: a comment, which tells those who follow the issue.
say() {
    gh api --silent --method POST "repos/$GH_REPO/issues/$1/comments" --raw-field "body=$2"
}

# Ours is the one with the label, which strangers cannot give, and the marker; an open one before a closed one.
found=$(gh api --method GET "repos/$GH_REPO/issues" --raw-field "labels=$LABEL" --raw-field state=all \
    --raw-field per_page=100 | python3 -I "${BASH_SOURCE[0]%/*}/find.py" "$marker")
read -r number state <<<"$found" || true

if [ "$FAILING" -gt 0 ] && [ -z "$number" ]; then
    gh label create "$LABEL" --description "Links that lead nowhere" --color D4C5F9 --force
    number=$(gh api --method POST "repos/$GH_REPO/issues" --raw-field "title=$TITLE" --raw-field "labels[]=$LABEL" \
        --field "body=@$body" --jq .number)
elif [ "$FAILING" -gt 0 ]; then
    gh api --silent --method PATCH "repos/$GH_REPO/issues/$number" --field "body=@$body" --raw-field state=open
    [ "$state" = open ] || say "$number" "Links fail again."
elif [ "$state" = open ]; then
    gh api --silent --method PATCH "repos/$GH_REPO/issues/$number" --field "body=@$body" --raw-field state=closed
    say "$number" "No link fails any more."
fi
output number "$number"
