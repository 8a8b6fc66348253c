#!/usr/bin/env bash
# The connection test against Postfix with Dovecot, as Debian ships them. Needs Debian or Ubuntu, root (the servers
# change their user and listen on ports 25, 465 and 587 of loopback addresses) and `npm ci`; installs the rest.
# No service of the system is started or changed: the test brings its own configuration, in a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

programs=(/usr/sbin/postfix /usr/sbin/dovecot /usr/lib/dovecot/imap)
missing() {
  for program in "${programs[@]}"; do [ -x "$program" ] || return 0; done
  return 1
}

if [ "$(id -u)" -ne 0 ]; then
  echo "test/servers: Postfix and Dovecot have to be started as root; nothing was tested." >&2
  exit 1
fi
if missing; then
  # Debian starts what it installs, unless a policy forbids it.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -y -q --no-install-recommends postfix dovecot-core dovecot-imapd
  if missing; then
    echo "test/servers: ${programs[*]} are needed, and apt-get did not install them; nothing was tested." >&2
    exit 1
  fi
fi
[ -d node_modules ] || npm ci --no-audit --no-fund
node esbuild.mjs
npx mocha --config test/servers/.mocharc.json
