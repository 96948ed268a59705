#!/usr/bin/env bash
# Installs the Debian packages that building needs, those that are missing alone.
set -euo pipefail
packages=(g++ cmake ninja-build pkg-config libxapian-dev libicu-dev libcpp-httplib-dev
  nlohmann-json3-dev libsimdjson-dev catch2 libgumbo-dev libcli11-dev libspdlog-dev libzstd-dev
  libxxhash-dev libjemalloc-dev libarchive-dev libexpat1-dev libexpected-dev libtomlplusplus-dev zlib1g-dev python3)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' ||
    missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
echo "Installing: ${missing[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
