import { isMode, known } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, KnownSetting, Slot } from '../model.ts';
import type { Report, ReportFix, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { readWith } from '../whatIf.ts';
import { shortKey } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'certificate-verification-off',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'The certificate of the mail server is not checked.',
  docs: {
    what: 'A setting that accepts any certificate: `rejectUnauthorized: false`, `skip_verify`, `OPENSSL_VERIFY_MODE=none`, `verify_peer=0` and their like.',
    why: 'TLS without a check hides nothing from somebody who stands between client and server: the password goes to whoever answers. The setting is usually copied to get rid of one error, whose real cause (a wrong host name, a missing intermediate, a private authority) stays.',
    how: 'Remove the setting. If the error comes back: use the host name that the certificate names, or give the client the file of your own authority.',
    bad: [
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.example.com",\n  "port": 465,\n  "secure": true,\n  "auth": { "user": "me", "pass": "${P}" },\n  "tls": { "rejectUnauthorized": false }\n}\n',
      },
    ],
    good: [
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.example.com",\n  "port": 465,\n  "secure": true,\n  "auth": { "user": "me", "pass": "${P}" }\n}\n',
      },
      {
        file: 'config.json',
        text: '{\n  "host": "127.0.0.1",\n  "port": 1025,\n  "secure": false,\n  "requireTLS": true,\n  "tls": { "rejectUnauthorized": false }\n}\n',
      },
    ],
    whenNot: 'A test server with a certificate of its own that never sees a real password.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc8314#section-5.2', read: '2026-11-23' },
      { url: 'https://github.com/nodejs/node/commit/348cc80a3c', read: '2026-11-23', note: 'rejectUnauthorized' },
      { url: 'https://github.com/nodemailer/nodemailer/issues/504', read: '2026-11-23' },
    ],
  },

  check(block): readonly Report[] {
    if (block.reach === 'local' || block.provider?.selfSigned === true || isRefused(block)) return [];
    const readings = block.readings.filter(({ outcome }) => isMode(outcome));
    // Without encryption there is no certificate to check.
    if (readings.length === 0 || readings.every(({ outcome }) => outcome === 'none')) return [];
    if (!readings.every(({ verifies }) => verifies === false)) return [];
    const found = switchOf(block);
    if (found === undefined) return [];
    const { slot, setting } = found;
    const quiet = block.reach === 'private' || block.file.role === 'test' || block.file.role === 'dev';
    return [
      {
        message: say`${shortKey(setting.key)}=${setting.text.slice(0, 40)} accepts any certificate, so the password goes to whoever answers. Check it; trust a private CA by its file.`,
        range: setting.range,
        severity: quiet ? 'hint' : 'warning',
        fixes: fixesOf(block, slot, setting),
      },
    ];
  },
};

export default rule;

const SLOT = /verif|reject|insecure|trust|(?:^|\.)(?:check|validate)/i;

/** The setting that switches the check off: a mere default is nobody's mistake, and often nobody's choice. */
function switchOf(block: Block): { readonly slot: Slot; readonly setting: KnownSetting } | undefined {
  for (const slot of block.settings.slots()) {
    const setting = known(block, slot);
    if (setting !== undefined && SLOT.test(slot) && setting.text.trim() !== '') return { slot, setting };
  }
  return undefined;
}

const OPPOSITES: Readonly<Record<string, string>> = {
  false: 'true',
  true: 'false',
  no: 'yes',
  yes: 'no',
  off: 'on',
  on: 'off',
  '0': '1',
  '1': '0',
  none: 'peer',
  verify_none: 'verify_peer',
};

/** The opposite word, else nothing at all, whichever makes the client check. */
function fixesOf(block: Block, slot: Slot, setting: KnownSetting): readonly ReportFix[] {
  const opposite = OPPOSITES[setting.text.trim().toLowerCase()];
  const spelled = opposite === undefined ? undefined : cased(opposite, setting.text);
  if (spelled !== undefined && checks(block, slot, spelled)) {
    const value = setting.type === 'boolean' ? spelled.toLowerCase() === 'true' : spelled;
    return fixOf(block, say`Set ${shortKey(setting.key)}=${spelled}`, [{ slot, value }]);
  }
  if (!checks(block, slot, undefined)) return [];
  return fixOf(block, say`Remove ${shortKey(setting.key)}`, [{ slot, value: null }]);
}

function checks(block: Block, slot: Slot, text: string | undefined): boolean {
  return readWith(block, new Map([[slot, text]])).every(
    ({ verifies, outcome }) => verifies === true || !isMode(outcome),
  );
}

function cased(word: string, like: string): string {
  if (like === like.toUpperCase() && /[A-Z]/.test(like)) return word.toUpperCase();
  return /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
