import { hasLogin, isEmpty, isMode, known } from '../effective.ts';
import { faultReports, isRefused } from '../faultRule.ts';
import type { Block, KnownSetting } from '../model.ts';
import { acceptsPort } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { submissionOf } from '../submission.ts';

const rule: Rule = {
  id: 'incomplete-settings',
  severity: 'warning',
  stability: 'stable',
  fix: 'unsafe',
  summary: 'Something that the program needs is missing.',
  docs: {
    what: 'A block that cannot work as it stands: a host without its port where the program knows no useful default, one half of a login, a field that the framework requires.',
    why: 'Without a port most clients dial 25, which networks and clouds block. With half a login the program stops, or sends without logging in and is refused.',
    how: 'Add what is missing: usually the port (587 or 465) or the password.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      {
        file: '.env',
        text: 'MAIL_SERVER=smtp.example.com\nMAIL_PORT=587\nMAIL_STARTTLS=True\nMAIL_USERNAME=app@example.com\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM=app@example.com\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=localhost\n' },
      {
        file: '.env.example',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=\n',
      },
    ],
    whenNot: 'Settings whose other half comes from another file or from the environment.',
    sources: [
      { url: 'https://github.com/django/django/blob/00535e8e6b/django/core/mail/backends/smtp.py', read: '2026-11-23' },
      { url: 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1', read: '2026-11-23' },
    ],
  },

  check(block, { options }): readonly Report[] {
    const faults = faultReports('incomplete-settings', block).map(unsafe);
    if (faults.length > 0 || isRefused(block) || block.reach !== 'remote') return faults;
    const without = missingPort(block, submissionOf(block, options).port) ?? halfLogin(block);
    return without === undefined ? [] : [without];
  },
};

export default rule;

/** Which value was left out is a guess. */
function unsafe(report: Report): Report {
  return { ...report, fixes: (report.fixes ?? []).map((fix) => ({ ...fix, safe: false })) };
}

/** The client dials 25 because the file says nothing: fine for a relay, useless for a login. */
function missingPort(block: Block, better: number): Report | undefined {
  const host = known(block, 'host');
  if (host === undefined || block.settings.has('port') || !hasLogin(block)) return undefined;
  const modes = block.readings.filter(({ outcome }) => isMode(outcome));
  if (modes.length === 0 || !modes.every(({ port, outcome }) => port === 25 && outcome !== 'implicit'))
    return undefined;
  // Port 25 works in many networks; only a provider without it makes a warning of this.
  const { provider } = block;
  const served = provider === undefined || provider.verified === 'no' || acceptsPort(provider, host.text, 25) === 'yes';
  return {
    severity: served ? 'info' : 'warning',
    message: say`No port is set, so ${block.dialect.name} dials 25, which many networks and clouds block. Set ${better}.`,
    range: host.range,
  };
}

/** A user beside an empty password (or the reverse) in a live environment file, which is all that the program gets. */
function halfLogin(block: Block): Report | undefined {
  if (block.file.role !== 'live' || block.file.format !== 'dotenv' || !block.readings.every(isActive)) return undefined;
  const user = known(block, 'user');
  const password = known(block, 'password');
  if (user === undefined || password === undefined || isBlank(user) === isBlank(password)) return undefined;
  const empty = isBlank(user) ? user : password;
  const given = empty === user ? password : user;
  return {
    message: say`${empty.key} is empty although ${given.key} is set: ${block.dialect.name} cannot log in. Set both or none.`,
    range: empty.keyRange,
    // Some programs then send without a login, which a relay may accept.
    severity: 'info',
    related: [{ message: say`the other half of the login`, range: given.range }],
  };
}

function isBlank({ text, type }: KnownSetting): boolean {
  return isEmpty(text, type);
}

function isActive({ outcome }: Block['readings'][number]): boolean {
  return isMode(outcome);
}
