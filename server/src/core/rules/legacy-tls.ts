import { known } from '../effective.ts';
import type { Text } from '../model.ts';
import type { Report, Rule } from '../rule.ts';
import { allOf, english, say } from '../say.ts';
import { shortKey } from '../words.ts';
import { fixOf } from '../writes.ts';

/** SSL 2 and 3, TLS 1.0 and 1.1 in the spellings of OpenSSL, Node, Java and .NET. */
const LEGACY = /^(?:ssl(?:v?[23](?:\.0)?(?:_method)?)?|tls[ _v]{0,2}1(?:[._]?[01])?(?:_method)?|1\.[01])$/i;

const rule: Rule = {
  id: 'legacy-tls',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'A TLS version is forced or allowed that was withdrawn in 2021.',
  docs: {
    what: 'SSLv3, TLS 1.0 or TLS 1.1 as the version to use, or as the least version to accept.',
    why: 'RFC 8996 withdrew TLS 1.0 and 1.1, because their encryption can be broken. Most providers refuse them, so that the connection fails.',
    how: 'Ask for TLS 1.2 or newer, or remove the setting: every current client does so by itself.',
    bad: [
      {
        file: 'application.yml',
        text: 'spring:\n  mail:\n    host: smtp.acme.dev\n    port: 465\n    username: app\n    password: ${SMTP_PASSWORD}\n    properties:\n      mail.smtp.ssl.enable: true\n      mail.smtp.ssl.protocols: TLSv1.1\n',
      },
    ],
    good: [
      {
        file: 'application.yml',
        text: 'spring:\n  mail:\n    host: smtp.acme.dev\n    port: 465\n    username: app\n    password: ${SMTP_PASSWORD}\n    properties:\n      mail.smtp.ssl.enable: true\n      mail.smtp.ssl.protocols: TLSv1.2 TLSv1.3\n',
      },
    ],
    whenNot: 'An old device that speaks nothing newer, on a network of its own.',
    sources: [{ url: 'https://www.rfc-editor.org/rfc/rfc8996', read: '2026-11-23' }],
  },

  check(block): readonly Report[] {
    const setting = known(block, 'minTls');
    if (setting === undefined || block.reach === 'local') return [];
    const words = setting.text.split(/([\s,]+)/);
    const legacy = words.filter((word) => LEGACY.test(word));
    if (legacy.length === 0) return [];
    return [
      {
        message: say`${shortKey(setting.key)} allows ${shortened(allOf(legacy))}, which RFC 8996 withdrew and most providers refuse. Use TLS 1.2 or newer.`,
        range: setting.range,
        severity: block.reach === 'private' ? 'hint' : 'warning',
        fixes: fixOf(block, say`Use TLS 1.2 or newer`, [{ slot: 'minTls', value: modernized(words) }]),
      },
    ];
  },
};

export default rule;

/** At most sixty characters. */
function shortened(text: Text): Text {
  const words = english(text);
  return words.length > 60 ? words.slice(0, 60) : text;
}

/** The list without the old versions; TLS 1.2 in the same spelling where nothing is left. */
function modernized(words: readonly string[]): string {
  const modern = words.filter((word) => !LEGACY.test(word) && !/^[\s,]*$/.test(word));
  const separator = words.find((word) => /^[\s,]+$/.test(word)) ?? ' ';
  if (modern.length > 0) return modern.join(separator);
  const [old = 'TLSv1.2'] = words.filter((word) => LEGACY.test(word));
  if (/^1\./.test(old)) return '1.2';
  if (/_method$/i.test(old)) return 'TLSv1_2_method';
  // .NET writes Tls11, everybody else TLSv1.1.
  return /^Tls1?[01]?$/.test(old) ? 'Tls12' : 'TLSv1.2';
}
