#!/usr/bin/env bash
# The web suite: packages the extension, and runs it in the web extension host of VS Code (a build of it from npm) in
# headless Chromium. Debian, apt and npm are all it needs. `SMTPLINT_VSIX=FILE` tests a package that exists already.
# A picture of the workbench: $SMTPLINT_SHOTS, default out/.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x /usr/bin/chromium ]; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends chromium
fi
# No install scripts: they would download browsers.
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund
cd ../..
if [ -z "${SMTPLINT_VSIX:-}" ]; then
  [ -d node_modules ] || npm ci --no-audit --no-fund
  npm run -s package
  export SMTPLINT_VSIX=$PWD/smtplint.vsix
fi
npx tsc --noEmit -p test/web
exec npx mocha --config test/web/.mocharc.json
