import { yamlBoolean } from '../clients/flagPair.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

/**
 * Alertmanager's `global.smtp_*` and the same settings of one receiver; port 465 is TLS from the first byte by itself.
 */
const alertmanager: Dialect = {
  id: 'alertmanager',
  name: 'Alertmanager',
  ecosystem: 'go',
  detect: {
    strong: ['smtp_smarthost', 'smtp_require_tls', /(?:^|\.)email_configs\.\d{1,4}\.(?:smarthost|require_tls)=/],
  },
  keys: {
    hostPort: ['smtp_smarthost', 'email_configs.*.smarthost'],
    security: ['smtp_require_tls', 'email_configs.*.require_tls'],
    implicit: ['smtp_force_implicit_tls', 'email_configs.*.force_implicit_tls'],
    user: ['smtp_auth_username', 'email_configs.*.auth_username'],
    password: ['smtp_auth_password', 'email_configs.*.auth_password'],
    passwordFile: ['smtp_auth_password_file', 'email_configs.*.auth_password_file'],
    secret: ['smtp_auth_secret', 'email_configs.*.auth_secret'],
    from: ['smtp_from', 'email_configs.*.from'],
    domain: ['smtp_hello', 'email_configs.*.hello'],
    verify: ['smtp_tls_config.insecure_skip_verify', 'email_configs.*.tls_config.insecure_skip_verify'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'implicit', 'hostPort'])) return UNKNOWN;
    // A receiver without a smart host uses the global one.
    const address = settings.text('hostPort')?.trim() ?? '';
    if (address === '') return UNKNOWN;
    const wrong = (['security', 'implicit'] as const).find((slot) => isNoBoolean(settings, slot));
    if (wrong !== undefined) return refused(noBoolean(settings, wrong));
    if (settings.text('port') === undefined && !address.includes('://')) return refused(portMissing(address));
    const passwords = passwordFault(settings);
    if (passwords !== undefined) return refused(passwords);
    const verifies = yamlBoolean(knownIn(settings, 'verify')) !== true;
    const force = yamlBoolean(knownIn(settings, 'implicit'));
    const requires = yamlBoolean(knownIn(settings, 'security')) ?? true;
    const is465 = settings.text('port') === '465';
    if (force === true) return reading('implicit', ['implicit'], { verifies });
    if (force === undefined && is465) {
      const faults = requires ? [] : [staleWorkaround()];
      return reading('implicit', ['port'], faults.length === 0 ? { verifies } : { verifies, faults });
    }
    const decidedBy = present(settings, ['security', 'implicit']);
    return reading(requires ? 'starttls' : 'none', decidedBy, { verifies });
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const is465 = settings.text('port') === '465';
    const drop = (slot: Slot): Write[] => (settings.has(slot) ? [{ slot, value: null }] : []);
    switch (mode) {
      case 'implicit':
        // The switch is new; the port alone does it in every version.
        return is465 ? drop('implicit') : undefined;
      case 'starttls':
        return is465 ? undefined : [...drop('security'), ...drop('implicit')];
      case 'none':
        return is465 ? undefined : [{ slot: 'security', value: false }, ...drop('implicit')];
      case 'opportunistic':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: 'alertmanager.yml',
      text: "global:\n  smtp_smarthost: 'smtp.example.com:587'\n  smtp_from: 'alerts@example.com'\n  smtp_auth_username: 'alerts@example.com'\n  smtp_auth_password: '${SMTP_PASSWORD}'\n",
    },
    implicit465: {
      file: 'alertmanager.yml',
      text: "global:\n  smtp_smarthost: 'smtp.example.com:465'\n  smtp_from: 'alerts@example.com'\n  smtp_auth_username: 'alerts@example.com'\n  smtp_auth_password: '${SMTP_PASSWORD}'\n",
    },
    broken: {
      rule: 'encryption-off',
      file: 'alertmanager.yml',
      text: "global:\n  smtp_smarthost: 'smtp.example.com:587'\n  smtp_from: 'alerts@example.com'\n  smtp_auth_username: 'alerts@example.com'\n  smtp_auth_password: '${SMTP_PASSWORD}'\n  smtp_require_tls: false\n",
    },
  },
  sources: [
    {
      url: 'https://github.com/prometheus/alertmanager/blob/68fb2d5759/notify/email/email.go#L134-L205',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/prometheus/alertmanager/blob/68fb2d5759/config/config.go#L359-L424',
      read: '2026-11-23',
    },
    { url: 'https://github.com/prometheus/alertmanager/issues/2688', read: '2026-11-23' },
    {
      url: 'https://github.com/prometheus/alertmanager/pull/4818',
      read: '2026-11-23',
      note: 'smtp_force_implicit_tls',
    },
  ],
};

export default alertmanager;

function isNoBoolean(settings: Settings, slot: Slot): boolean {
  const setting = knownIn(settings, slot);
  return setting !== undefined && setting.type !== 'null' && yamlBoolean(setting) === undefined;
}

function noBoolean(settings: Settings, slot: Slot): Fault {
  const setting = knownIn(settings, slot);
  const key = setting?.key.split('.').at(-1) ?? slot;
  const word = (setting?.text ?? '').toLowerCase();
  return {
    rule: 'invalid-value',
    slot,
    message: `${key} must be true or false without quotes: Alertmanager does not start with "${setting?.text ?? ''}".`,
    ...(word === 'true' || word === 'false'
      ? { writes: [{ slot, value: word === 'true' }], fix: `Write ${word} without quotes` }
      : {}),
  };
}

function portMissing(address: string): Fault {
  return {
    rule: 'incomplete-settings',
    slot: 'hostPort',
    message: `"${address}" has no port: Alertmanager stops with "missing port in address". Write ${address}:587.`,
    writes: [{ slot: 'hostPort', value: `${address}:587` }],
    fix: `Write ${address}:587`,
    severity: 'error',
  };
}

function passwordFault(settings: Settings): Fault | undefined {
  if (settings.has('password') && settings.has('passwordFile')) {
    return {
      rule: 'conflicting-settings',
      slot: 'passwordFile',
      related: ['password'],
      message: 'A password and a password file are both set: Alertmanager takes at most one and does not start.',
    };
  }
  return undefined;
}

function staleWorkaround(): Fault {
  return {
    rule: 'stale-workaround',
    slot: 'security',
    message:
      'require_tls: false is not needed on port 465, and switches encryption off once the port is 587. Remove it.',
    writes: [{ slot: 'security', value: null }],
    fix: 'Remove it',
  };
}
