#!/usr/bin/env bash
# check.sh lint|duplicates|links: runs one check, marks the lines, and leaves reports and the exit status in $REPORTS.
# Findings do not end the job here: the last step judges, when everything has been told.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/common.sh"

check=$1

# given TEXT: its lines that are not blank, as the array `lines`.
given() {
    local line
    lines=()
    while IFS= read -r line || [ -n "$line" ]; do
        [ -z "${line//[[:space:]]/}" ] || lines+=("${line%$'\r'}")
    done <<<"$1"
}

given "${ARGUMENTS:-}"
arguments=(${lines[@]+"${lines[@]}"} --format github)
for ending in json md sarif; do
    arguments+=(--report "$REPORTS/$check.$ending")
done
[ -z "$DIFF_FROM" ] || arguments+=(--diff-from "$DIFF_FROM")
[ -z "$CONFIG" ] || arguments+=(--config "$CONFIG")
if [ "$check" = lint ] && [ "$DUPLICATES" = true ]; then
    arguments+=(--ignore "AW401,AW402,AW403,AW404") # that check tells of them
fi
if [ "$check" = links ]; then
    arguments+=(--cache "$LINKS_CACHE/links.sqlite")
    if [ "$LINKS_FIX" = true ]; then
        git diff --quiet || fail "links-fix needs a checkout without changes"
        arguments+=(--fix)
    fi
fi
given "$PATHS"
[ "${#lines[@]}" -gt 0 ] || fail "unexpected empty paths, expected files or folders, one a line"

status=0
"$AWESOME_HOME/venv/bin/awesome-tools" "$check" "${arguments[@]}" -- "${lines[@]}" \
    >"$REPORTS/$check.out" 2>"$REPORTS/$check.err" || status=$?
printf '%s\n' "$status" >"$REPORTS/$check.status"

# Annotations are escaped by the tool; all else is shown as text.
annotation='^::(error|warning|notice) '
grep -E "$annotation" "$REPORTS/$check.out" || true
grep -vE "$annotation" "$REPORTS/$check.out" >"$REPORTS/$check.txt" || true
shown "$REPORTS/$check.txt"
shown "$REPORTS/$check.err"

if [ "$check" = links ] && [ "$LINKS_FIX" = true ]; then
    git diff --no-ext-diff --no-textconv --no-color --binary >"$REPORTS/moved.patch"
    [ ! -s "$REPORTS/moved.patch" ] || git apply --reverse "$REPORTS/moved.patch"
fi
