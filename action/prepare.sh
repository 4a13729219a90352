#!/usr/bin/env bash
# Checks the inputs, and tells the later steps where things are and what to compare with.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/common.sh"

one_of lint "$LINT" true false
one_of duplicates "$DUPLICATES" true false
one_of links "$LINKS" true false
one_of links-fix "$LINKS_FIX" true false
one_of fail-on "$FAIL_ON" error warning never
[ "$LINKS_FIX $LINKS" != "true false" ] || fail "links-fix needs links: true"

# The command's own auto falls back to what is not committed yet: nothing, in a fresh checkout.
case "$DIFF_FROM" in
all) since= ;;
auto)
    case "${GITHUB_EVENT_NAME:-}" in
    pull_request | pull_request_target | merge_group | push) since=auto ;;
    *) since= ;;
    esac
    ;;
*) since=$DIFF_FROM ;;
esac

home=$RUNNER_TEMP/awesome-tools
mkdir -p "$home/links"
# A second use in the same job leaves the reports of the first alone.
number=1
while [ -e "$home/reports-$number" ]; do
    number=$((number + 1))
done
mkdir "$home/reports-$number"

output home "$home"
output reports "$home/reports-$number"
output pip-cache "$home/pip"
output links-cache "$home/links"
output diff-from "$since"
# What pip will fetch depends on these.
output version "$({ cat "$GITHUB_ACTION_PATH/pyproject.toml" && printf '%s' "$TOOL"; } | sha256sum | cut -c1-16)"
