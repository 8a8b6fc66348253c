import { isMode, known } from '../effective.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import { providerOfAddress } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { providerWords } from '../words.ts';

const rule: Rule = {
  id: 'from-mismatch',
  severity: 'hint',
  stability: 'stable',
  fix: 'none',
  summary: 'The mailbox provider will rewrite or refuse this From address.',
  docs: {
    what: 'A From address that belongs to another domain than the mailbox that logs in, at a provider of personal mailboxes.',
    why: 'Gmail rewrites From to the account unless the address is a confirmed alias; Outlook, Yahoo, GMX and others refuse the message ("not allowed to send as").',
    how: 'Send from the address that logs in and put the other one into Reply-To, confirm it as an alias, or use a provider for the domain of the From address.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@gmail.com\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\nDEFAULT_FROM_EMAIL=shop@acme.dev\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@gmail.com\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\nDEFAULT_FROM_EMAIL=Shop <someone@gmail.com>\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=office@acme.dev\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\nDEFAULT_FROM_EMAIL=shop@acme.dev\n',
      },
    ],
    whenNot: 'An alias that the account has confirmed.',
    sources: [
      { url: 'https://support.google.com/mail/answer/22370', read: '2026-11-23', note: 'send from another address' },
    ],
  },

  check(block): readonly Report[] {
    const { provider } = block;
    const from = known(block, 'from');
    const user = known(block, 'user');
    if (provider?.kind !== 'mailbox' || provider.verified === 'no' || from === undefined || user === undefined)
      return [];
    if (!block.readings.some(({ outcome }) => isMode(outcome))) return [];
    const sender = addressIn(from.text);
    const account = addressIn(user.text);
    // Only a personal mailbox is bound to its address; a domain of one's own may have any number of them.
    if (sender === undefined || account === undefined || providerOfAddress(account)?.id !== provider.id) return [];
    if (domainOf(sender) === domainOf(account) || isPlaceholderCredential(sender)) return [];
    return [
      {
        message: say`${providerWords(provider)} will rewrite or refuse ${sender}: the account is at ${domainOf(account)}. Send from the account's own address.`,
        range: from.range,
        related: [{ message: say`the account that logs in`, range: user.range }],
      },
    ];
  },
};

export default rule;

/** The bare address in `Name <address>`. */
function addressIn(text: string): string | undefined {
  const bare = /<([^<>\s]{3,120})>\s*$/.exec(text)?.[1] ?? text.trim();
  return /^[^@\s<>"]{1,64}@[^@\s<>"]{3,100}$/.test(bare) ? bare.toLowerCase() : undefined;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
