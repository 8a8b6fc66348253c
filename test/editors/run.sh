#!/usr/bin/env bash
# The language server in Neovim, Vim and Emacs as Debian ships them, with the configurations that docs/editors prints.
# Needs Debian or Ubuntu, root for apt-get where an editor is missing, and `npm ci`; installs the rest.
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=(neovim vim vim-ale emacs-nox elpa-eglot elpa-yaml-mode)
missing() {
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null)" = 'ii ' ] || return 0
  done
  return 1
}

if missing; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "test/editors: ${packages[*]} are needed, and only root can install them; nothing was tested." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -y -q --no-install-recommends "${packages[@]}"
  if missing; then
    echo "test/editors: ${packages[*]} are needed, and apt-get did not install them; nothing was tested." >&2
    exit 1
  fi
fi
[ -d node_modules ] || npm ci --no-audit --no-fund
# Another build can be named, also a broken one: then the tests have to fail.
[ -n "${SMTPLINT_CLI:-}" ] || node esbuild.mjs
npx mocha --config test/editors/.mocharc.json
