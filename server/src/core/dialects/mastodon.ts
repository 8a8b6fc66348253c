import type { GemOptions } from '../clients/mailGem.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

const FLAGS = ['security', 'ssl', 'starttls', 'starttlsAuto'] as const;

/**
 * Mastodon's environment. `config/email.yml` compares words exactly before the mail gem sees them: `SMTP_TLS` is on for
 * `true` alone, and `SMTP_ENABLE_STARTTLS` knows `always`, `never` and `auto`. The chart has the same names in lower case.
 */
const mastodon: Dialect = {
  id: 'mastodon',
  name: 'Mastodon',
  ecosystem: 'ruby',
  detect: {
    strong: ['SMTP_LOGIN', 'SMTP_ENABLE_STARTTLS', /(?:^|\.)smtp\.enable_starttls=(?:auto|always|never)$/],
    weak: ['SMTP_SERVER', 'LOCAL_DOMAIN', 'SMTP_FROM_ADDRESS', 'SMTP_AUTH_METHOD', 'SMTP_ENABLE_STARTTLS_AUTO'],

    images: [/(^|\/)mastodon(-streaming)?$/],
    never: ['SMTP_USERNAME', 'SMTP_USER_NAME', 'SMTP_HOST', 'SMTP_ADDRESS', 'SMTP_AUTHENTICATION', 'MAIL_TYPE'],
  },
  keys: {
    enable: ['SMTP_DELIVERY_METHOD', 'smtp.delivery_method'],
    host: ['SMTP_SERVER', 'smtp.server'],
    port: ['SMTP_PORT', 'smtp.port'],
    security: ['SMTP_TLS', 'smtp.tls'],
    ssl: ['SMTP_SSL', 'smtp.ssl'],
    starttls: ['SMTP_ENABLE_STARTTLS', 'smtp.enable_starttls'],
    starttlsAuto: ['SMTP_ENABLE_STARTTLS_AUTO', 'smtp.enable_starttls_auto'],
    user: ['SMTP_LOGIN', 'smtp.login'],
    password: ['SMTP_PASSWORD', 'smtp.password'],
    from: ['SMTP_FROM_ADDRESS', 'smtp.from_address'],
    auth: ['SMTP_AUTH_METHOD', 'smtp.auth_method'],
    verify: ['SMTP_OPENSSL_VERIFY_MODE', 'smtp.openssl_verify_mode'],
    ca: ['SMTP_CA_FILE', 'smtp.ca_file'],
    domain: ['SMTP_DOMAIN', 'smtp.domain'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const method = knownIn(settings, 'enable')?.text.trim();
    if (method !== undefined && method !== '' && method !== 'smtp') {
      return switchedOff(settings, 'enable', `SMTP_DELIVERY_METHOD is ${method}: nothing is sent by SMTP.`);
    }
    if (anyDynamic(settings, FLAGS)) return UNKNOWN;
    const verifies = settings.text('verify')?.trim().toLowerCase() !== 'none';
    const { tls, ssl, enableStarttls } = optionsOf(settings);
    if (tls !== true && ssl !== true) {
      const decidedBy = present(settings, ['starttls', 'starttlsAuto']);
      const outcome = enableStarttls === 'auto' ? 'opportunistic' : enableStarttls === true ? 'starttls' : 'none';
      return reading(outcome, decidedBy, { verifies, port: 25 });
    }
    const slot = tls === true ? 'security' : 'ssl';
    const implicit = reading('implicit', [slot], { verifies, port: 25 });
    if (enableStarttls === undefined || enableStarttls === false) return implicit;
    const name = slot === 'security' ? 'SMTP_TLS' : 'SMTP_SSL';
    return [
      { ...implicit, when: 'Mastodon before mail 2.9' },
      refused(
        {
          rule: 'conflicting-settings',
          slot: 'starttls',
          related: [slot],
          message: `${name}=true and SMTP_ENABLE_STARTTLS=${settings.text('starttls')} exclude each other: newer Mastodon sends nothing. Keep one.`,
          writes: [{ slot: settings.text('port') === '465' ? 'starttls' : slot, value: null }],
          fix: `Remove ${settings.text('port') === '465' ? 'SMTP_ENABLE_STARTTLS' : name}`,
        },
        { when: 'Mastodon with mail 2.9' },
      ),
    ];
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const drop = (slots: readonly string[]): Write[] =>
      slots.filter((slot) => settings.has(slot)).map((slot) => ({ slot, value: null }));
    if (mode === 'implicit') return [{ slot: 'security', value: 'true' }, ...drop(['ssl', 'starttls'])];
    const word = { starttls: 'always', opportunistic: 'auto', none: 'never' }[mode];
    return [{ slot: 'starttls', value: word }, ...drop(['security', 'ssl'])];
  },

  examples: {
    starttls587: {
      file: '.env.production',
      text: 'LOCAL_DOMAIN=example.com\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=587\nSMTP_LOGIN=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_ENABLE_STARTTLS=always\nSMTP_FROM_ADDRESS=app@example.com\n',
    },
    implicit465: {
      file: '.env.production',
      text: 'LOCAL_DOMAIN=example.com\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=465\nSMTP_LOGIN=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_TLS=true\nSMTP_FROM_ADDRESS=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env.production',
      text: 'LOCAL_DOMAIN=example.com\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=465\nSMTP_LOGIN=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_ENABLE_STARTTLS=auto\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/mastodon/mastodon/blob/3e29c68db6a02d9761566136401c3017adbfa32c/config/email.yml',
      read: '2026-11-25',
    },
    {
      url: 'https://github.com/mastodon/mastodon/blob/a90e77b1d096012913153bf59995a642c326fa4c/lib/mastodon/email_configuration_helper.rb',
      read: '2026-11-25',
    },
    { url: 'https://github.com/mastodon/mastodon/pull/36646', read: '2026-11-25', note: 'mail 2.9 refuses both' },
  ],
};

export default mastodon;

function optionsOf(settings: Settings): Pick<GemOptions, 'tls' | 'ssl' | 'enableStarttls'> {
  const isTrue = (slot: string): boolean | undefined => settings.text(slot)?.trim() === 'true' || undefined;
  const tls = isTrue('security');
  const ssl = isTrue('ssl');
  switch (settings.text('starttls')?.trim()) {
    case 'always':
      return { tls, ssl, enableStarttls: true };
    case 'never':
    case 'false':
      return { tls, ssl, enableStarttls: false };
    case 'auto':
      return { tls, ssl, enableStarttls: 'auto' };
    default: {
      // Anything else falls back to the older variable, which is on unless it is `false` and plays no part beside TLS.
      const auto = settings.text('starttlsAuto')?.trim() !== 'false';
      return { tls, ssl, enableStarttls: tls || ssl ? undefined : auto ? 'auto' : false };
    }
  }
}
