#!/usr/bin/env bash
# Installs Debian's Chromium and its driver where they are missing: the browser tests need both.
# Does nothing where they are there already; says what to install where it may not do it itself.
set -euo pipefail

missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -x /usr/bin/chromedriver ] || missing+=(chromium-driver)
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "The browser tests need ${missing[*]}. As root on Debian: apt-get install ${missing[*]}" >&2
  # On a build server a missing browser is a failure, at a desk the browser tests skip themselves.
  [ "${CI:-}" = true ] && exit 1
  exit 0
fi

echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
