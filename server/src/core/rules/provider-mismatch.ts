import { hasLogin, isMode, known, portNumber } from '../effective.ts';
import { isOld, lowered, verifiedOf } from '../facts.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, LintOptions, Provider, Severity } from '../model.ts';
import { isUnservedPort, neededMode } from '../portMode.ts';
import { endpointsFor, recommendedFor } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { submissionFix, submissionOf } from '../submission.ts';
import { modePhrase, providerWords } from '../words.ts';

const rule: Rule = {
  id: 'provider-mismatch',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'The provider of this host documents other settings.',
  docs: {
    what: "A port at which the recognised provider does not take mail, or a login at a host that takes none. Only what was read in the provider's own pages or in maintained databases is reported.",
    why: 'The connection times out or is refused, whatever the encryption and the password are.',
    how: 'Use the port and the encryption that the provider documents; the message names them.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.office365.com\nEMAIL_PORT=465\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.postmarkapp.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=${TOKEN}\nEMAIL_HOST_PASSWORD=${TOKEN}\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=10465\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'A proxy of your own that answers under the name of the provider.',
    sources: [
      {
        url: 'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
        read: '2026-11-23',
        note: 'no port 465',
      },
      {
        url: 'https://postmarkapp.com/support/article/811-what-are-the-smtp-details-api-tokens-i-should-be-using',
        read: '2026-11-23',
        note: 'no port 465',
      },
    ],
  },

  check(block, { options }): readonly Report[] {
    const { provider } = block;
    if (provider === undefined || provider.verified === 'no' || isRefused(block)) return [];
    // Host and port can be compared without the mode, which programs that nobody knows may not show.
    if (!block.readings.some(({ outcome }) => isMode(outcome) || outcome === 'unknown')) return [];
    return unservedPort(block, provider, options) ?? loginAtMx(block, provider) ?? [];
  },
};

export default rule;

/** A port that the provider rules out, or that its own complete table does not have. */
function unservedPort(block: Block, provider: Provider, options: LintOptions): readonly Report[] | undefined {
  const setting = known(block, 'port');
  const host = known(block, 'host');
  const port = setting === undefined ? undefined : portNumber(setting.text);
  if (setting === undefined || host === undefined || port === undefined) return undefined;
  const ruledOut = isUnservedPort(block, port);
  if (!ruledOut && !isUnlisted(provider, host.text, port)) return undefined;
  // A mode that cannot work on the port is said once.
  if (block.readings.some((reading) => neededMode(block, reading) !== undefined)) return undefined;
  const documented = recommendedFor(provider, host.text);
  if (documented === undefined) return undefined;
  const name = providerWords(provider);
  const use = say`Use ${documented.port} with ${modePhrase(documented.mode)}`;
  const asOf = verifiedOf(provider, options);
  return [
    {
      message: ruledOut
        ? say`${name} takes no mail on port ${port}. ${use}.${asOf}`
        : say`${name} documents nothing on port ${port}. ${use}.${asOf}`,
      range: setting.range,
      severity: severityOf(provider, ruledOut, options),
      fixes: submissionFix(block, submissionOf(block, options)),
    },
  ];
}

function severityOf(provider: Provider, ruledOut: boolean, options: LintOptions): Severity {
  const severity = ruledOut && provider.verified === 'full' ? 'error' : 'warning';
  return isOld(provider.verifiedOn, options) ? lowered(severity) : severity;
}

/** Mail ports that a table without them rules out; anything else may be a tunnel or a new offer. */
const MAIL_PORTS: ReadonlySet<number> = new Set([465, 587, 2525, 2465, 2587]);

function isUnlisted(provider: Provider, host: string, port: number): boolean {
  if (provider.verified !== 'full' || !MAIL_PORTS.has(port)) return false;
  const endpoints = endpointsFor(provider, host);
  return endpoints.length > 0 && endpoints.every((endpoint) => endpoint.port !== port);
}

/** A mail exchanger takes mail for its own domain and no login. */
function loginAtMx(block: Block, provider: Provider): readonly Report[] | undefined {
  const user = block.settings.get('user');
  if (provider.anonymous !== 'only' || !hasLogin(block) || !('range' in user)) return undefined;
  const [host, port] = [known(block, 'host'), known(block, 'port')];
  if (host !== undefined && port !== undefined && port.text.trim() !== '25') {
    return [
      {
        message: say`${host.text.trim()} takes incoming mail on port 25 and no login. Use the submission host of your account.`,
        range: host.range,
        severity: 'warning',
      },
    ];
  }
  return [
    {
      message: say`${providerWords(provider)} takes no login: remove user and password, or use a submission host.`,
      range: user.range,
      severity: 'warning',
    },
  ];
}
