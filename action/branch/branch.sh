#!/usr/bin/env bash
# Keeps one branch and one pull request with the links that have moved for good; closes it when nothing is left to propose.
# Runs in a checkout of the base branch; asks GitHub by its REST interface alone.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/../common.sh"

name="github-actions[bot]"
mail="41898282+github-actions[bot]@users.noreply.github.com"
patch=$REPORTS/moved.patch
[ -e "$patch" ] || fail "no moved.patch in the reports: did awesome-tools run with links-fix: true?"
git check-ref-format --branch "$BRANCH" >/dev/null || fail "unexpected branch \`$BRANCH\`, expected the name of a branch"

# The token goes to git by the environment: not into a file, and not onto a command line that others can read.
if [ -n "${GH_TOKEN:-}" ]; then
    export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.${GITHUB_SERVER_URL:-https://github.com}/.extraheader"
    GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GH_TOKEN" | base64 | tr -d '\n')"
    export GIT_CONFIG_VALUE_0
fi

theirs=$(git ls-remote origin "refs/heads/$BRANCH" | cut -f1)
number=$(gh api --method GET "repos/$GH_REPO/pulls" --raw-field "head=${GH_REPO%/*}:$BRANCH" --raw-field "base=$BASE" \
    --raw-field state=open --jq '.[0].number // empty')

if [ ! -s "$patch" ]; then
    if [ -n "$number" ]; then
        gh api --silent --method POST "repos/$GH_REPO/issues/$number/comments" \
            --raw-field "body=No moved link is left to follow."
        gh api --silent --method PATCH "repos/$GH_REPO/pulls/$number" --raw-field state=closed
    fi
    output number ""
    exit 0
fi

git apply --index "$patch" || fail "the patch does not fit: has the checkout other files than those checked?"
tree=$(git write-tree)
head=$(git rev-parse HEAD)
if [ -n "$theirs" ]; then
    depth=()
    [ "$(git rev-parse --is-shallow-repository)" = false ] || depth=(--depth=2)
    git fetch --quiet --no-tags ${depth[@]+"${depth[@]}"} origin "refs/heads/$BRANCH"
    [ "$(git show -s --format=%ce "$theirs")" = "$mail" ] ||
        fail "branch $BRANCH has a commit of somebody else: merge or delete it, and the next run proposes anew"
fi
if [ -n "$theirs" ] && [ "$(git rev-parse "$theirs^{tree}" "$theirs^" 2>/dev/null)" = "$tree"$'\n'"$head" ]; then
    echo "$BRANCH is up to date"
else
    commit=$(GIT_AUTHOR_NAME=$name GIT_AUTHOR_EMAIL=$mail GIT_COMMITTER_NAME=$name GIT_COMMITTER_EMAIL=$mail \
        git commit-tree "$tree" -p "$head" -m "$TITLE")
    git push --quiet --force-with-lease="refs/heads/$BRANCH:$theirs" origin "$commit:refs/heads/$BRANCH"
fi
git reset --quiet --hard

body=$REPORTS/pull-request.md
printf '%s\n' "These links have moved for good: every redirect on the way says so, two looks agree, and the new" \
    "address answers by itself. Please look at what they show now before you merge." >"$body"
if [ -z "$number" ]; then
    number=$(gh api --method POST "repos/$GH_REPO/pulls" --raw-field "title=$TITLE" --raw-field "head=$BRANCH" \
        --raw-field "base=$BASE" --field "body=@$body" --jq .number)
fi
output number "$number"
