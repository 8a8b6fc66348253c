import { table } from './support.ts';

const text = (comment: string) => `${comment}\nEMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=25\nEMAIL_USE_TLS=True\n`;

table('unknown-ignore', [
  { name: 'no rule has that id', file: '.env', text: text('# smtplint-ignore «port-25»'), severity: 'warning' },
  { name: 'one of several', file: '.env', text: text('# smtplint-ignore port-25-submission, «nothing» -- why') },
  { name: 'a rule', file: '.env', text: text('# smtplint-ignore port-25-submission -- ours') },
  {
    name: 'words behind the reason sign',
    file: '.env',
    text: text('# smtplint-ignore port-25-submission -- port-25 is ours'),
  },
  { name: 'another comment', file: '.env', text: text('# port-25') },
]);
