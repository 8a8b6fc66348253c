#!/usr/bin/env bash
# The end-to-end suite: builds and packages the extension, installs it into a real VS Code workbench, and drives that
# through its user interface in headless Chromium. Debian, apt and npm are all it needs.
#   run.sh [VSCODE]   VSCODE is a folder under hosts/ (default vscode-1.139); vscode-1.100 is the oldest supported one.
#   run.sh [VSCODE] pictures     and makes the pictures of the documentation anew
#   run.sh [VSCODE] activation   measures only how long the extension takes to activate, in 20 windows
# Pictures of each step: $SMTPLINT_SHOTS, default out/VSCODE. `SMTPLINT_VSIX=FILE` tests a package that exists already.
set -euo pipefail
cd "$(dirname "$0")"
host=${1:-vscode-1.139}
if [ ! -x /usr/bin/chromium ] || ! command -v rg g++ make python3 >/dev/null; then
  apt-get update -q
  apt-get install -y -q --no-install-recommends chromium ripgrep g++ make python3
fi
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund
hosts/install.sh "hosts/$host"
cd ../..
if [ -z "${SMTPLINT_VSIX:-}" ]; then
  [ -d node_modules ] || npm ci --no-audit --no-fund
  npm run -s package
  export SMTPLINT_VSIX=$PWD/smtplint.vsix
fi
npx tsc --noEmit -p test/e2e
export VSCODE_HOST=$PWD/test/e2e/hosts/$host SMTPLINT_SHOTS=${SMTPLINT_SHOTS:-$PWD/test/e2e/out/$host}
case ${2:-} in
  activation) exec node --import tsx test/e2e/activation.ts 20 ;;
  pictures)
    npx mocha --config test/e2e/.mocharc.json
    exec cp "$SMTPLINT_SHOTS"/pictures/*.png docs/images/
    ;;
  *) exec npx mocha --config test/e2e/.mocharc.json ;;
esac
