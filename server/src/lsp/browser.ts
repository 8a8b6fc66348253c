import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { browserHost } from './browserHost.ts';
import { serve } from './server.ts';

/** The worker that this runs in; the types of browsers would bring a thousand other globals. */
declare const self: { close(): void };

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
connection.onExit(() => self.close());
serve(connection, browserHost());
