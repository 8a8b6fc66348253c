import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.ts';
import { serve } from './server.ts';

const TRANSPORT = /^--(?:stdio|node-ipc|socket(?:=\d+)?|pipe(?:=.+)?)$/;

if (process.argv.some((argument) => TRANSPORT.test(argument))) {
  serve(createConnection(ProposedFeatures.all), nodeHost());
} else {
  process.stderr.write('smtplint language server: say how to talk to it: --stdio, --node-ipc or --socket=PORT\n');
  process.exitCode = 2;
}
