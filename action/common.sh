# shellcheck shell=bash
# What the scripts of the action share. Sourced; needs bash and coreutils.

# output NAME VALUE: an output of the step. The delimiter is random, so no value can end itself and begin another.
output() {
    local delimiter
    delimiter=$(random)
    printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter" >>"$GITHUB_OUTPUT"
}

# shown FILE: prints what may hold anything; the runner takes no line of it for a command.
shown() {
    [ -s "$1" ] || return 0
    local token
    token=$(random)
    printf '::stop-commands::%s\n' "$token"
    cat -- "$1"
    printf '\n::%s::\n' "$token"
}

# fail MESSAGE: an annotation, and the end. The message is ours; a value in it is made harmless.
fail() {
    local told=$1
    told=${told//'%'/'%25'}
    told=${told//$'\r'/'%0D'}
    told=${told//$'\n'/'%0A'}
    printf '::error title=awesome-tools::%s\n' "$told"
    exit 2
}

random() {
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

# one_of NAME VALUE EXPECTED...: fails unless the value is one of those expected.
one_of() {
    local name=$1 value=$2 expected
    shift 2
    for expected; do
        [ "$value" != "$expected" ] || return 0
    done
    fail "unexpected $name \`$value\`, expected one of: $*"
}
