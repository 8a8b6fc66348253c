import { CA, type Case, type Settings } from '../support/check.ts';
import { COLLEAGUE, DOMAIN, USER } from '../support/places.ts';
import { portOf } from '../support/postfix.ts';

const to = (recipient: string): readonly string[] => [...CA, '--to', recipient];
const login: Settings = { port: 587, security: 'starttls' };
const mail: Settings = { ...login, from: USER };
const stranger: Settings = { port: 25, security: 'starttls', user: null, from: 'someone@elsewhere.test' };

/** Messages that the server takes. */
export const accepted: readonly Case[] = [
  {
    name: 'with login (587)',
    ...mail,
    argv: to(USER),
    cause: 'accepted',
    step: 'mail',
    message: /took the test message/,
  },
  {
    name: 'with login (465)',
    ...mail,
    port: 465,
    security: 'implicit',
    argv: to(USER),
    cause: 'accepted',
    step: 'mail',
  },
  {
    name: 'from the login when the settings have no sender',
    ...login,
    argv: to(USER),
    cause: 'accepted',
    step: 'mail',
  },
  { name: 'without login, to a user of the server (25)', ...stranger, argv: to(USER), cause: 'accepted', step: 'mail' },
];

/** Messages that it does not take. */
export const refused: readonly Case[] = [
  {
    name: 'to another domain, without login',
    ...stranger,
    argv: to('someone@example.org'),
    cause: 'relay-denied',
    step: 'mail',
    message: /Relay access denied/,
  },
  { name: 'to an unknown user', ...mail, argv: to(`nobody@${DOMAIN}`), cause: 'recipient-rejected', step: 'mail' },
  {
    name: 'to an unknown user, without login',
    ...stranger,
    argv: to(`nobody@${DOMAIN}`),
    cause: 'recipient-rejected',
    step: 'mail',
  },
  {
    name: "from a colleague's address",
    ...mail,
    from: COLLEAGUE,
    argv: to(USER),
    cause: 'sender-rejected',
    step: 'mail',
  },
  {
    name: "from a user's address without login",
    ...mail,
    port: portOf('optional TLS'),
    user: null,
    argv: to(USER),
    cause: 'relay-denied',
    step: 'mail',
    message: /not logged in/,
  },
  {
    name: 'without login where one is demanded',
    ...mail,
    user: null,
    argv: to('someone@example.org'),
    cause: 'relay-denied',
    step: 'mail',
  },
  {
    name: 'over the size that is announced',
    ...mail,
    port: portOf('small messages'),
    security: 'implicit',
    argv: to(USER),
    cause: 'size-exceeded',
    step: 'mail',
  },
  {
    name: 'over a size that is not announced',
    ...mail,
    port: portOf('small messages, unsaid'),
    security: 'implicit',
    argv: to(USER),
    cause: 'size-exceeded',
    step: 'mail',
  },
  {
    name: 'refused for its content',
    ...mail,
    port: portOf('refuses content'),
    security: 'implicit',
    argv: to(USER),
    cause: 'content-rejected',
    step: 'mail',
  },
  {
    name: 'a server that greylists',
    ...stranger,
    port: portOf('greylists'),
    argv: to(USER),
    cause: 'greylisted',
    step: 'mail',
  },
];
