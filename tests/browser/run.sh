#!/usr/bin/env bash
# The pages and the widget in a real browser: tests/browser/run.sh [FOLDER-OF-PROGRAMS]
#
# Needs Chromium, Node.js 18 or newer and npm, and installs from Debian those that are
# missing. Where they cannot be had it says so and ends well. Its last line is the totals.
set -euo pipefail
cd "$(dirname "$0")"

skip() {
  echo "browser tests skipped: $1"
  exit 0
}

install() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Installing: $*"
  "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

export VANKHO_BIN="${1:-$(cd ../.. && pwd)/build/bin}"
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"

missing=()
[ -x "$CHROMIUM" ] || missing+=(chromium fonts-noto-core)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
  install "${missing[@]}" || skip "could not install ${missing[*]}"
fi
[ -x "$CHROMIUM" ] || skip "no $CHROMIUM"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || skip "Node.js is older than 18"
# The lock names no registry: npm's own setting says where packages come from.
timeout 300 npm ci --silent --no-audit --no-fund ||
  skip "the packages of package-lock.json could not be fetched"

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
failed=0
timeout 900 node --test --test-reporter=spec --test-concurrency=1 *.test.mjs | tee "$log" || failed=$?
count() { sed -n "s/^ℹ $1 //p" "$log"; }
echo "browser tests: $(count pass) of $(count tests) passed"
exit "$failed"
