#!/usr/bin/env bash
# The pages and the widget in a real browser: tests/browser/run.sh [FOLDER-OF-PROGRAMS]
#
# Needs Chromium and Node.js 20 or newer. Where they are missing it says so and ends
# well; with CI=true or --install it first tries to get Chromium from Debian.
set -euo pipefail
cd "$(dirname "$0")"

skip() {
  echo "browser tests skipped: $1"
  exit 0
}

if [ "${1:-}" = --install ]; then install=true; shift; else install="${CI:-false}"; fi
export VANKHO_BIN="${1:-$(cd ../.. && pwd)/build/bin}"
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"

if [ ! -x "$CHROMIUM" ] && [ "$install" = true ]; then
  sudo=(); [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  echo "installing chromium"
  { "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" apt-get install -y -qq --no-install-recommends chromium fonts-noto-core; } >/dev/null ||
    skip "chromium could not be installed"
fi
[ -x "$CHROMIUM" ] || skip "no $CHROMIUM; $0 --install gets it"
command -v node >/dev/null && command -v npm >/dev/null || skip "no Node.js"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || skip "Node.js is older than 20"
# The lock names no registry: npm's own setting says where packages come from.
npm ci --silent --no-audit --no-fund || skip "the packages of package-lock.json could not be fetched"

node --test --test-reporter=spec --test-concurrency=1 --test-timeout=600000 *.test.mjs
