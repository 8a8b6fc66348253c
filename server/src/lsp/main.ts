import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { configFinder } from '../config/index.ts';
import type { FileConfig, Host } from './host.ts';
import { serve } from './server.ts';

const TRANSPORT = /^--(?:stdio|node-ipc|socket(?:=\d+)?|pipe(?:=.+)?)$/;

if (process.argv.some((argument) => TRANSPORT.test(argument))) {
  serve(createConnection(ProposedFeatures.all), nodeHost());
} else {
  process.stderr.write('smtplint language server: say how to talk to it: --stdio, --node-ipc or --socket=PORT\n');
  process.exitCode = 2;
}

/** The surroundings on Node: the system's clock, configuration files on disk, and the live test in a bundle of its own. */
function nodeHost(): Host {
  let find = configFinder();
  return {
    now: () => new Date(),
    configFor(uri): FileConfig {
      if (!uri.startsWith('file:')) return {};
      const path = fileURLToPath(uri);
      const { config, ignores } = find(dirname(path));
      return { ...config, excluded: ignores(path) };
    },
    reloadConfig() {
      find = configFinder();
    },
    loadProbe: async () => (await import('../probe/index.ts')).probe,
  };
}
