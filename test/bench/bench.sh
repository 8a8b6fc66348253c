#!/usr/bin/env bash
# Installs the peers (npm, Debian's ripgrep) and measures against them. Postfix and Dovecot are used when they are there
# (test/servers/run.sh installs them).
set -euo pipefail
cd "$(dirname "$0")"
command -v rg >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends ripgrep; }
[ -d peers/node_modules/yaml-language-server ] || npm ci --prefix peers --ignore-scripts --no-audit --no-fund
npx tsx run.ts
exec npx tsx verify.ts
