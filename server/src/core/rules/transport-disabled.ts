import { hasLogin, isEmpty, isInactive, known } from '../effective.ts';
import { fixTitle } from '../faultRule.ts';
import type { Block, Fault, KnownSetting, Text } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import { isPlaceholderHost } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { shortKey } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'transport-disabled',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'SMTP settings are present, but the switch that makes the program use them is off.',
  docs: {
    what: 'A complete set of SMTP settings in a live file, whose program is told to write mail to a log, to the console or nowhere, or was never told to use SMTP.',
    why: 'The program reports success and sends nothing. The settings below look right, so the search goes on in the wrong place.',
    how: 'Switch the transport on (`MAIL_MAILER=smtp`, the SMTP backend, `GF_SMTP_ENABLED=true`), or remove the settings that are not used.',
    bad: [
      {
        file: '.env',
        text: 'MAIL_MAILER=log\nMAIL_SCHEME=smtp\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=app@acme.dev\nMAIL_PASSWORD=${SMTP_PASSWORD}\nMAIL_FROM_ADDRESS=app@acme.dev\n',
      },
      {
        file: '.env',
        text: 'EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend\nEMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_BACKEND=django.core.mail.backends.smtp.EmailBackend\nEMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      {
        file: '.env.dev',
        text: 'EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend\nEMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'An installation whose mail is switched off on purpose for a while.',
    sources: [
      {
        url: 'https://github.com/laravel/laravel/blob/8a119d7f44/config/mail.php',
        read: '2026-11-23',
        note: 'the log mailer',
      },
      {
        url: 'https://github.com/grafana/grafana/blob/02e8924dd3/pkg/services/notifications/smtp.go',
        read: '2026-11-23',
      },
    ],
  },

  check(block): readonly Report[] {
    // Developers, tests and templates switch mail off on purpose.
    if (block.file.role !== 'live' || isDevelopment(block) || block.reach !== 'remote' || !isFilledIn(block)) return [];
    if (!isInactive(block)) return [];
    const [reading] = block.readings;
    const fault = reading?.faults?.find((candidate) => candidate.rule === 'transport-disabled');
    const switches = (reading?.decidedBy ?? []).flatMap((slot) => known(block, slot) ?? []);
    const at = switches[0] ?? known(block, 'host');
    if (at === undefined) return [];
    return [
      {
        message: fault?.message ?? messageOf(block, switches[0]),
        range: at.range.end > at.range.start ? at.range : at.keyRange,
        // What is written out may be meant; a switch that is missing was forgotten.
        severity: switches.length > 0 ? 'info' : 'warning',
        fixes: fault === undefined ? [] : fixesOf(block, fault),
      },
    ];
  },
};

export default rule;

/** `APP_ENV=local` and its like in the same file: mail is off on purpose. */
function isDevelopment({ scope }: Block): boolean {
  return scope.variables.some(
    ({ path, value }) =>
      // Few settings have such a value: asking for it first is quicker.
      /^(?:local|dev|development|test|testing|ci)$/i.test(value) &&
      /^(?:\w{1,40}_)?ENV(?:IRONMENT)?$/i.test(path.at(-1) ?? ''),
  );
}

/** Left-over placeholders are no settings that anybody misses. */
function isFilledIn(block: Block): boolean {
  const host = known(block, 'host');
  const user = known(block, 'user');
  if (host === undefined || isPlaceholderHost(host.text) || !hasLogin(block)) return false;
  const password = known(block, 'password');
  return [user, password].every((setting) => setting === undefined || !isPlaceholderCredential(setting.text));
}

function messageOf(block: Block, setting: KnownSetting | undefined): Text {
  const host = known(block, 'host')?.text ?? '';
  if (setting === undefined)
    return say`${block.dialect.name} is not told to use SMTP, so the settings for ${host} are not used.`;
  const value = isEmpty(setting.text) ? say`empty` : setting.text.slice(0, 60);
  return say`Nothing is sent by SMTP: ${shortKey(setting.key)} is ${value}, so the settings for ${host} are not used.`;
}

function fixesOf(block: Block, fault: Fault) {
  return fixOf(block, fixTitle(fault) ?? say`Switch SMTP on`, fault.writes);
}
