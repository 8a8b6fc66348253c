import { type NodemailerApp, readNodemailerApp, writeNodemailerApp } from '../clients/nodemailerApp.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';
import { isEnvironment, jsTruthy, UNKNOWN } from '../read.ts';

/** `config/default.yaml` below the file has tls: true and port 465. */
const FILE: NodemailerApp = { isOn: jsTruthy, missing: true, port: 465 };
/** The variables are read as JSON. */
const ENVIRONMENT: NodemailerApp = {
  isOn: ({ text }) => (text === 'true' ? true : text === 'false' ? false : undefined),
  missing: true,
};

/** PeerTube: `tls` is TLS from the first byte; the server checks the connection when it starts. */
const peertube: Dialect = {
  id: 'peertube',
  name: 'PeerTube',
  ecosystem: 'node',
  detect: {
    strong: [/(?:^|\.)PEERTUBE_SMTP_[A-Z]/, 'smtp.disable_starttls'],
    weak: ['smtp.from_address', 'smtp.ca_file', 'smtp.hostname'],
    images: [/(?:^|\/)peertube$/],
    // The values of Mastodon's chart, which calls its host so.
    never: ['smtp.server', 'smtp.auth_method', 'smtp.enable_starttls'],
  },
  keys: {
    enable: ['smtp.transport'],
    host: ['smtp.hostname', 'PEERTUBE_SMTP_HOSTNAME'],
    port: ['smtp.port', 'PEERTUBE_SMTP_PORT'],
    security: ['smtp.tls', 'PEERTUBE_SMTP_TLS'],
    ignoreTLS: ['smtp.disable_starttls', 'PEERTUBE_SMTP_DISABLE_STARTTLS'],
    user: ['smtp.username', 'PEERTUBE_SMTP_USERNAME'],
    password: ['smtp.password', 'PEERTUBE_SMTP_PASSWORD'],
    from: ['smtp.from_address', 'PEERTUBE_SMTP_FROM'],
    ca: ['smtp.ca_file'],
  },

  read(settings: Settings) {
    if (settings.text('enable') === 'sendmail') {
      return switchedOff(settings, 'enable', 'smtp.transport is sendmail: PeerTube sends nothing by SMTP itself.', {
        writes: [{ slot: 'enable', value: 'smtp' }],
        title: 'Use smtp',
      });
    }
    if (!isEnvironment(settings, 'PEERTUBE_')) return readNodemailerApp(settings, FILE);
    // What the container's own configuration file says was not read.
    return settings.has('security') ? readNodemailerApp(settings, ENVIRONMENT) : UNKNOWN;
  },

  write: (mode, settings) => writeNodemailerApp(mode, settings, FILE),

  examples: {
    starttls587: {
      file: 'config/production.yaml',
      text: 'smtp:\n  transport: smtp\n  hostname: smtp.example.com\n  port: 587\n  username: app@example.com\n  password: "${SMTP_PASSWORD}"\n  tls: false\n  disable_starttls: false\n  from_address: app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'PEERTUBE_SMTP_HOSTNAME=smtp.example.com\nPEERTUBE_SMTP_PORT=465\nPEERTUBE_SMTP_TLS=true\nPEERTUBE_SMTP_USERNAME=app@example.com\nPEERTUBE_SMTP_PASSWORD=${SMTP_PASSWORD}\nPEERTUBE_SMTP_FROM=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config/production.yaml',
      text: 'smtp:\n  hostname: smtp.example.com\n  port: 587\n  username: app@example.com\n  password: "${SMTP_PASSWORD}"\n  tls: true\n  disable_starttls: false\n  from_address: app@example.com\n',
    },
  },
  sources: [
    { url: 'https://github.com/Chocobozzz/PeerTube/blob/0283eaac2a/server/lib/emailer.ts', read: '2026-11-23' },
    {
      url: 'https://github.com/Chocobozzz/PeerTube/blob/00b5556c182fa70dfca17c517488b8afae6257c9/config/default.yaml',
      read: '2026-11-23',
      note: 'tls: true and port: 465 are the defaults',
    },
    {
      url: 'https://github.com/Chocobozzz/PeerTube/blob/0356e301122c74defdbccff6273d42828df469a1/support/docker/production/config/custom-environment-variables.yaml',
      read: '2026-11-23',
      note: 'the names of the variables, read as JSON',
    },
    { url: 'https://github.com/Chocobozzz/PeerTube/issues/373', read: '2026-11-23' },
    {
      url: 'https://github.com/mastodon/chart/blob/3c8d76d/values.yaml#L330-L349',
      read: '2026-11-27',
      note: 'the same smtp.from_address and smtp.ca_file, which are not of PeerTube',
    },
  ],
};

export default peertube;
