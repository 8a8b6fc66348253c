import { yamlBoolean } from '../clients/flagPair.ts';
import type { Dialect, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

const SLOTS: readonly Slot[] = ['security', 'required', 'enableTls'];

/**
 * Synapse's `email` section: STARTTLS is opportunistic unless it is required, and `force_tls` is TLS from the first
 * byte.
 */
const synapse: Dialect = {
  id: 'synapse',
  name: 'Synapse',
  ecosystem: 'python',
  detect: {
    strong: ['email.require_transport_security', 'email.force_tls', 'email.notif_from'],
    files: [/(?:^|\/)homeserver\.ya?ml$/],
  },
  keys: {
    host: ['email.smtp_host'],
    port: ['email.smtp_port'],
    security: ['email.force_tls'],
    required: ['email.require_transport_security'],
    enableTls: ['email.enable_tls'],
    user: ['email.smtp_user'],
    password: ['email.smtp_pass'],
    domain: ['email.tlsname'],
    from: ['email.notif_from'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, SLOTS)) return UNKNOWN;
    const [force, required, enable] = SLOTS.map((slot) => yamlBoolean(knownIn(settings, slot)));
    const needs = force === true ? 'security' : required === true ? 'required' : undefined;
    if (enable === false && needs !== undefined) {
      const name = needs === 'security' ? 'force_tls' : 'require_transport_security';
      return refused({
        rule: 'conflicting-settings',
        slot: 'enableTls',
        related: [needs],
        message: `${name} needs enable_tls: true, which is the default. Synapse does not start with enable_tls: false.`,
        writes: [{ slot: 'enableTls', value: null }],
        fix: 'Remove enable_tls',
      });
    }
    if (force === true) return reading('implicit', ['security'], { port: 465 });
    const outcome = required === true ? 'starttls' : enable === false ? 'none' : 'opportunistic';
    return reading(outcome, present(settings, SLOTS), { port: 25 });
  },

  write(mode, settings) {
    const drop = SLOTS.filter((slot) => settings.has(slot)).map((slot): Write => ({ slot, value: null }));
    const keep = (slot: Slot, value: boolean): Write[] => [
      { slot, value },
      ...drop.filter((write) => write.slot !== slot),
    ];
    switch (mode) {
      case 'implicit':
        return keep('security', true);
      case 'starttls':
        return keep('required', true);
      case 'opportunistic':
        return drop;
      case 'none':
        return keep('enableTls', false);
    }
  },

  examples: {
    starttls587: {
      file: 'homeserver.yaml',
      text: 'email:\n  smtp_host: smtp.example.com\n  smtp_port: 587\n  smtp_user: app@example.com\n  smtp_pass: "${SMTP_PASSWORD}"\n  require_transport_security: true\n  notif_from: "Matrix <app@example.com>"\n',
    },
    implicit465: {
      file: 'homeserver.yaml',
      text: 'email:\n  smtp_host: smtp.example.com\n  smtp_port: 465\n  smtp_user: app@example.com\n  smtp_pass: "${SMTP_PASSWORD}"\n  force_tls: true\n  notif_from: "Matrix <app@example.com>"\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'homeserver.yaml',
      text: 'email:\n  smtp_host: smtp.example.com\n  smtp_port: 465\n  smtp_user: app@example.com\n  smtp_pass: "${SMTP_PASSWORD}"\n  notif_from: "Matrix <app@example.com>"\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/element-hq/synapse/blob/a58ad44eb0/synapse/config/emailconfig.py#L96-L128',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/element-hq/synapse/blob/a58ad44eb0/synapse/handlers/send_email.py#L50-L110',
      read: '2026-11-23',
    },
  ],
};

export default synapse;
