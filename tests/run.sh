#!/usr/bin/env bash
# Runs everything that must pass: `bash tests/run.sh`.
#
# Installs what is missing where it can (rustup; apt as root), then format, lints, tests, documentation, and the tests in
# a browser. All steps run even when one fails; the last line counts. SITE=FOLDER tests a folder of HTML in the browser in place of
# the example site.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
exec </dev/null

export CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never NO_COLOR=1
export INSTA_UPDATE=no DEBIAN_FRONTEND=noninteractive

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0

# Runs a command under a name, tells how long it took, and remembers whether it failed.
step() {
  local name=$1 start=$SECONDS status
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  printf -- '-- %s: %s, %d s\n' "$name" "$([ "$status" = 0 ] && echo good || echo FAILED)" $((SECONDS - start))
  return "$status"
}

# A step without tests of its own: counts as one when it fails.
must() {
  step "$@" || failed=$((failed + 1))
}

# A step whose output ends in counts of tests. A failure that no count shows, such as code that does not compile, counts as one.
tests() {
  local before=$failed
  step "$@"
  local status=$?
  count
  if [ "$status" != 0 ] && [ "$failed" = "$before" ]; then failed=$((failed + 1)); fi
}

# Adds up the closing lines of nextest, cargo test and node's test runner.
count() {
  local p f s
  read -r p f s < <(awk '
    function number(text, word,   found) {
      if (match(text, "[0-9]+ " word)) { found = substr(text, RSTART, RLENGTH); return found + 0 }
      return 0
    }
    /Summary \[.*tests? run:/ || /^test result:/ {
      p += number($0, "passed"); f += number($0, "failed") + number($0, "timed out"); s += number($0, "skipped") + number($0, "ignored")
    }
    /^ℹ pass [0-9]+/ { p += $3 }
    /^ℹ (fail|cancelled) [0-9]+/ { f += $3 }
    /^ℹ skipped [0-9]+/ { s += $3 }
    END { print p + 0, f + 0, s + 0 }
  ' "$log")
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

has() { command -v "$1" >/dev/null 2>&1; }

# Debian packages, when we may.
install() {
  if [ "$(id -u)" = 0 ] && has apt-get; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    echo "please install: $*"
    return 1
  fi
}

prepare() {
  local packages=()
  cargo fmt --version || rustup component add rustfmt || return 1
  cargo clippy --version || rustup component add clippy || return 1
  has node && has npm || packages+=(nodejs npm)
  has java || packages+=(default-jre-headless)
  [ -n "${CHROMIUM:-}" ] || has chromium || has google-chrome || packages+=(chromium fonts-dejavu-core)
  [ ${#packages[@]} = 0 ] || install "${packages[@]}" || return 1
  node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || { echo "please install Node.js 20 or newer"; return 1; }
  # Only what the lock file says, and only when it says something new.
  if [ ! tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]; then
    (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund) || return 1
  fi
}

must "what is needed" prepare
must "format" cargo fmt --check
must "lints" cargo clippy --all-targets --locked -- -D warnings
if cargo nextest --version >/dev/null 2>&1; then
  tests "tests" cargo nextest run --locked --no-fail-fast --status-level fail --final-status-level fail
  tests "examples in the documentation" cargo test --locked --doc
else
  tests "tests" cargo test --locked --no-fail-fast
fi
RUSTDOCFLAGS="-D warnings" must "documentation" cargo doc --locked --no-deps
if cargo deny --version >/dev/null 2>&1; then
  must "licences of dependencies" cargo deny --offline check licenses bans sources
fi
tests "in a browser" node --test --test-reporter=spec tests/browser/*.test.mjs

printf '\n%d s in all\n%d passed, %d failed, %d skipped\n' "$SECONDS" "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
