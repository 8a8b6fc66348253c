import { encodingFault, urlOf } from '../clients/urlEncoding.ts';
import type { Dialect, Reading, Settings, Slot, Write } from '../model.ts';
import { knownIn, reading, refused, UNKNOWN } from '../read.ts';

/**
 * Ory Kratos' connection URI: `smtp` requires STARTTLS unless that is switched off, and a URI without a port dials
 * port 0.
 */
const oryKratos: Dialect = {
  id: 'ory-kratos',
  name: 'Ory Kratos',
  ecosystem: 'go',
  detect: { strong: ['courier.smtp.connection_uri', 'COURIER_SMTP_CONNECTION_URI'] },
  keys: {
    url: ['courier.smtp.connection_uri', 'COURIER_SMTP_CONNECTION_URI'],
    from: ['courier.smtp.from_address', 'COURIER_SMTP_FROM_ADDRESS'],
    domain: ['courier.smtp.local_name'],
  },

  read(settings: Settings): Reading {
    const scheme = knownIn(settings, 'scheme');
    if (scheme === undefined) return UNKNOWN;
    const verifies = !isTrue(settings, 'query.skip_ssl_verify');
    if (scheme.text !== 'smtp' && scheme.text !== 'smtps') {
      return refused({
        rule: 'invalid-value',
        slot: 'scheme',
        message: `${scheme.text}:// is no scheme of Kratos, which does not start. Use smtp:// for STARTTLS or smtps:// for port 465.`,
      });
    }
    const reserved = urlOf(settings)?.reserved[0];
    if (reserved !== undefined) return refused(encodingFault(reserved, settings));
    if (!settings.has('port')) {
      const port = scheme.text === 'smtps' ? 465 : 587;
      return refused({
        rule: 'incomplete-settings',
        slot: 'host',
        message: `The URI has no port, and Kratos knows no default: it dials port 0. Write :${port} behind the host.`,
        writes: [{ slot: 'port', value: port }],
        fix: `Add port ${port}`,
        severity: 'error',
      });
    }
    if (scheme.text === 'smtps') return reading('implicit', ['scheme'], { verifies });
    const optional = isTrue(settings, 'query.disable_starttls');
    return reading(optional ? 'opportunistic' : 'starttls', optional ? ['query.disable_starttls'] : ['scheme'], {
      verifies,
    });
  },

  write(mode, settings) {
    const drop: Write[] = settings.has('query.disable_starttls')
      ? [{ slot: 'query.disable_starttls', value: null }]
      : [];
    switch (mode) {
      case 'implicit':
        return [{ slot: 'scheme', value: 'smtps' }];
      case 'starttls':
        return [{ slot: 'scheme', value: 'smtp' }, ...drop];
      case 'opportunistic':
        return [
          { slot: 'scheme', value: 'smtp' },
          { slot: 'query.disable_starttls', value: 'true' },
        ];
      case 'none':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: 'kratos.yml',
      text: 'courier:\n  smtp:\n    connection_uri: smtp://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:587/\n    from_address: app@example.com\n',
    },
    implicit465: {
      file: 'kratos.yml',
      text: 'courier:\n  smtp:\n    connection_uri: smtps://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465/\n    from_address: app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'kratos.yml',
      text: 'courier:\n  smtp:\n    connection_uri: smtp://app%40example.com:${SMTP_PASSWORD}@smtp.example.com:465/\n    from_address: app@example.com\n',
    },
  },
  sources: [
    { url: 'https://github.com/ory/kratos/blob/b86338da04/courier/smtp.go#L30-L105', read: '2026-11-23' },
    { url: 'https://github.com/ory/kratos/blob/b86338da04/embedx/config.schema.json#L2320-L2360', read: '2026-11-23' },
  ],
};

export default oryKratos;

/** Go's strconv.ParseBool. */
function isTrue(settings: Settings, slot: Slot): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(settings.text(slot) ?? '');
}
