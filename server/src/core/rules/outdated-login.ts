import { hasLogin, isInactive, known } from '../effective.ts';
import { daysUntil } from '../facts.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, Deprecation, LintOptions, Phrase, Provider, Severity } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { providerWords } from '../words.ts';

/** From so many days before its end on, a login form is a warning and no longer an information. */
const SOON = 92;

const rule: Rule = {
  id: 'outdated-login',
  severity: 'warning',
  stability: 'stable',
  fix: 'none',
  summary: 'The provider no longer accepts this kind of login, or soon will not.',
  docs: {
    what: 'A password where the provider takes only OAuth 2, or the password of the account where it wants an app password or a key. The date comes from the provider; before it, the message says so as an information.',
    why: 'The login fails with 535 although user and password are right, often from one day to the next.',
    how: 'Use the login that the provider still accepts: OAuth 2, an app password, an API key, or another way to send.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp-mail.outlook.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@outlook.com\nEMAIL_HOST_PASSWORD=${OUTLOOK_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=someone@gmail.com\nEMAIL_HOST_PASSWORD=${APP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=smtp-mail.outlook.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\n' },
    ],
    whenNot: 'A tenant whose administrator has kept the login form switched on.',
    sources: [
      {
        url: 'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353',
        read: '2026-11-23',
        note: 'Outlook.com: OAuth 2 only',
      },
      {
        url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/exchange-online-to-retire-basic-auth-for-client-submission-smtp/ba-p/4114750',
        read: '2026-11-23',
      },
      { url: 'https://support.google.com/mail/answer/185833', read: '2026-11-23', note: 'app passwords' },
    ],
  },

  check(block, { options }): readonly Report[] {
    const { provider } = block;
    if (provider === undefined || provider.verified === 'no' || !hasLogin(block) || usesTokens(block)) return [];
    if (isInactive(block) || isRefused(block)) return [];
    const report = withoutPasswords(block, provider, options) ?? accountPassword(block, provider, options);
    return report === undefined ? [] : [report];
  },
};

export default rule;

/** OAuth 2 in any spelling: then the password is no password. */
function usesTokens(block: Block): boolean {
  if (/oauth|bearer/i.test(block.settings.text('auth') ?? '')) return true;
  return block.scope.variables.some(
    ({ path, value }) =>
      path.slice(-3).some((segment) => /oauth|(?:refresh|access)_?token|auth_?token_?url/i.test(segment)) ||
      /^[\w ,-]{0,60}\b(?:XOAUTH2|OAUTHBEARER)\b/i.test(value),
  );
}

/** Only OAuth 2 is left, or will be. */
function withoutPasswords(block: Block, provider: Provider, options: LintOptions): Report | undefined {
  const ended = provider.deprecations?.find(({ kind, grade }) => kind === 'any-password' && grade !== 'D');
  const at = known(block, 'host');
  if (ended === undefined || at === undefined) return undefined;
  const left = daysLeft(ended, provider, options);
  if (left === undefined) return undefined;
  const isKept = ended.effect === 'off-by-default';
  return {
    message: endOf(providerWords(provider), ended.date, left <= 0, isKept),
    range: at.range,
    severity: severityOf(block, left),
  };
}

/** An administrator may keep passwords on, where the provider lets them. */
function endOf(name: string, date: string, hasPassed: boolean, isKept: boolean): Phrase {
  if (hasPassed) {
    return isKept
      ? say`${name} has taken no password logins since ${date} unless an administrator keeps it on. Use OAuth 2, or another way to send.`
      : say`${name} has taken no password logins since ${date}. Use OAuth 2, or another way to send.`;
  }
  return isKept
    ? say`${name} ends password logins on ${date} unless an administrator keeps it on. Move to OAuth 2, or to another way to send.`
    : say`${name} ends password logins on ${date}. Move to OAuth 2, or to another way to send.`;
}

/** A copied or test file is not what logs in. */
function severityOf(block: Block, left: number): Severity {
  return left > SOON || block.file.role !== 'live' ? 'info' : 'warning';
}

/** Without a date of today, the day on which the facts were read is the least that it can be. */
function daysLeft({ date }: Deprecation, { verifiedOn }: Provider, { today }: LintOptions): number | undefined {
  return daysUntil(date, today ?? verifiedOn);
}

/** A literal password without the shape of the app password that is needed: likely, and never certain. */
function accountPassword(block: Block, provider: Provider, options: LintOptions): Report | undefined {
  const shape = provider.login?.password?.pattern;
  const password = known(block, 'password');
  if (shape === undefined || password === undefined || block.file.role !== 'live') return undefined;
  if (provider.login?.user?.literal !== undefined || isPlaceholderCredential(password.text)) return undefined;
  const ended = provider.deprecations
    ?.filter(({ kind }) => kind === 'account-password')
    .filter((deprecation) => (daysLeft(deprecation, provider, options) ?? 1) <= 0)
    .at(-1);
  const compact = password.text.replace(/\s/g, '');
  if (ended === undefined || shape.test(password.text) || shape.test(compact)) return undefined;
  return {
    message: say`${providerWords(provider)} refuses account passwords since ${ended.date}, and this one has not the shape of an app password.`,
    range: password.range,
    severity: 'info',
    confidence: 'likely',
  };
}
