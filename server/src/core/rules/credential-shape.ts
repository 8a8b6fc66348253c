import { isEmpty, isInactive, known } from '../effective.ts';
import { isOld, lowered } from '../facts.ts';
import type { Block, KnownSetting, LintOptions, Login, Provider, Severity, WrongShape } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import type { Report, Rule } from '../rule.ts';
import { fixed, say } from '../say.ts';
import { providerWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'credential-shape',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'User name or password is not what this provider logs in with.',
  docs: {
    what: 'A user name other than the fixed one that the provider documents (`apikey` at SendGrid), or a value that is known to be something else: an HTTP API key, an AWS secret access key. A value that merely looks unusual is not reported, and no value is ever shown.',
    why: 'The login fails with 535, which says only that user or password is wrong.',
    how: 'Use the credentials that the provider issues for SMTP; the message names them.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=acme-account\nEMAIL_HOST_PASSWORD=${SENDGRID_API_KEY}\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp-relay.brevo.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=xkeysib-0000000000000000\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=apikey\nEMAIL_HOST_PASSWORD=${SENDGRID_API_KEY}\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp-relay.brevo.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=a-password-of-2019\n',
      },
    ],
    whenNot: 'A proxy that logs in for you with credentials of its own.',
    sources: [
      {
        url: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
        read: '2026-11-23',
      },
      { url: 'https://developers.brevo.com/docs/smtp-integration', read: '2026-11-23' },
      { url: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html', read: '2026-11-23' },
    ],
  },

  check(block, { options }): readonly Report[] {
    const { provider } = block;
    if (provider?.login === undefined || provider.verified === 'no' || block.reach === 'local') return [];
    if (isInactive(block)) return [];
    return [...userReports(block, provider, provider.login, options), ...passwordReports(block, provider, options)];
  },
};

export default rule;

function userReports(block: Block, provider: Provider, { user }: Login, options: LintOptions): readonly Report[] {
  const setting = filledIn(block, 'user');
  if (setting === undefined || user === undefined || user.grade === 'D') return [];
  const name = providerWords(provider);
  const wrong = shapeOf(setting, user.wrong);
  if (wrong !== undefined) return [wrongShape(setting, 'user', name, wrong, provider, options)];
  const { literal } = user;
  if (literal === undefined || setting.text === literal || user.also?.includes(setting.text) === true) return [];
  return [
    {
      message: say`${name} logs in with the fixed user name "${literal}", and with nothing else. Set it; the key is the password.`,
      range: setting.range,
      severity: aged('warning', provider, options),
      fixes: fixOf(block, say`Set the user name to ${literal}`, [{ slot: 'user', value: literal }]),
    },
  ];
}

function passwordReports(block: Block, provider: Provider, options: LintOptions): readonly Report[] {
  const setting = filledIn(block, 'password');
  const wrong = setting === undefined ? undefined : shapeOf(setting, provider.login?.password?.wrong);
  if (setting === undefined || wrong === undefined) return [];
  return [wrongShape(setting, 'password', providerWords(provider), wrong, provider, options)];
}

function wrongShape(
  { range }: KnownSetting,
  slot: 'user' | 'password',
  name: string,
  { means, confidence }: WrongShape,
  provider: Provider,
  options: LintOptions,
): Report {
  return {
    message:
      slot === 'user'
        ? say`This user name is ${fixed(means)}. ${name} will refuse the login.`
        : say`This password is ${fixed(means)}. ${name} will refuse the login.`,
    range,
    severity: aged(confidence === 'high' ? 'warning' : 'info', provider, options),
    confidence: confidence === 'high' ? 'certain' : 'likely',
  };
}

function shapeOf({ text }: KnownSetting, shapes: readonly WrongShape[] | undefined): WrongShape | undefined {
  return shapes?.find(({ pattern, confidence }) => confidence !== 'low' && pattern.test(text.trim()));
}

/** Empty values and placeholders are other subjects. */
function filledIn(block: Block, slot: 'user' | 'password'): KnownSetting | undefined {
  const setting = known(block, slot);
  if (setting === undefined || isEmpty(setting.text, setting.type)) return undefined;
  return isPlaceholderCredential(setting.text) ? undefined : setting;
}

function aged(severity: Severity, { verifiedOn }: Provider, options: LintOptions): Severity {
  return isOld(verifiedOn, options) ? lowered(severity) : severity;
}
