import { type ModeWords, readWords } from '../clients/modeWords.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Slot } from '../model.ts';
import { present, refused, UNKNOWN } from '../read.ts';

const ENV_KEYS: Readonly<Record<string, Slot>> = {
  HOST: 'host',
  PORT_NUMBER: 'port',
  PORT: 'port',
  USER: 'user',
  PASSWORD: 'password',
  PROTOCOL: 'security',
};
const ENV_KEY = /^((GHOST|REDMINE|SONARQUBE|WORDPRESS|DISCOURSE|DRUPAL|MOODLE)_SMTP_)([A-Z_]{4,11})$/;

type App = 'ghost' | 'redmine' | 'sonarqube';

/** What the words mean to each of the programs; the scripts of the others were not read. */
const MODES: Readonly<Record<App, Readonly<Record<string, Mode>>>> = {
  ghost: { ssl: 'implicit', tls: 'implicit', '': 'opportunistic' },
  redmine: { tls: 'opportunistic', ssl: 'none', '': 'none' },
  sonarqube: { tls: 'starttls', ssl: 'starttls', '': 'none' },
};
const NAMES: Readonly<Record<App, string>> = { ghost: 'Ghost', redmine: 'Redmine', sonarqube: 'SonarQube' };

/** Bitnami's charts and images, where the words `tls` and `ssl` mean something else in each program. */
const bitnamiCharts: Dialect = {
  id: 'bitnami-charts',
  name: 'Bitnami',
  ecosystem: 'infra',
  detect: {
    strong: [/(?:^|\.)smtpProtocol=/, /(?:^|\.)[A-Z]{5,9}_SMTP_(?:PORT_NUMBER|PROTOCOL)=/],
    images: [/^bitnami(?:legacy|secure)?\//],
  },
  keys: {
    host: ['smtpHost'],
    port: ['smtpPort'],
    security: ['smtpProtocol'],
    user: ['smtpUser'],
    password: ['smtpPassword'],
    from: ['smtpFromEmail'],
  },
  match(path) {
    const match = ENV_KEY.exec(path.at(-1) ?? '');
    const slot = ENV_KEYS[match?.[3] ?? ''];
    if (match === null || slot === undefined) return undefined;
    return { slot, group: [...path.slice(0, -1), match[1] ?? ''].join('.') };
  },
  spell(slot, group) {
    const key = Object.entries(ENV_KEYS).find(([, its]) => its === slot)?.[0];
    return key === undefined || !group.endsWith('_SMTP_') ? undefined : group + key;
  },

  read(settings: Settings): Reading {
    const app = appOf(settings);
    if (app === undefined) return UNKNOWN;
    // Without a word nothing is set, and Ghost's own rule for the port applies.
    const port = settings.text('port')?.trim();
    if (app === 'ghost' && (settings.text('security') ?? '') === '' && (port === undefined || port === '465')) {
      return UNKNOWN;
    }
    const impossible = app === 'ghost' ? undefined : implicitFault(settings, NAMES[app]);
    return impossible === undefined ? readWords(settings, wordsOf(app)) : refused(impossible);
  },

  write(mode, settings) {
    const app = appOf(settings);
    if (app === undefined) return undefined;
    const word = Object.entries(MODES[app]).find(([, its]) => its === mode)?.[0];
    if (word === undefined) return undefined;
    const moved = mode !== 'implicit' && settings.text('port')?.trim() === '465';
    return [{ slot: 'security', value: word }, ...(moved ? [{ slot: 'port', value: 587 }] : [])];
  },

  examples: {
    starttls587: {
      file: 'docker-compose.yml',
      text: 'services:\n  redmine:\n    image: bitnami/redmine:6\n    environment:\n      REDMINE_SMTP_HOST: smtp.example.com\n      REDMINE_SMTP_PORT_NUMBER: 587\n      REDMINE_SMTP_PROTOCOL: tls\n      REDMINE_SMTP_USER: app@example.com\n      REDMINE_SMTP_PASSWORD: ${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: 'docker-compose.yml',
      text: 'services:\n  ghost:\n    image: bitnami/ghost:6\n    environment:\n      GHOST_SMTP_HOST: smtp.example.com\n      GHOST_SMTP_PORT_NUMBER: 465\n      GHOST_SMTP_PROTOCOL: ssl\n      GHOST_SMTP_USER: app@example.com\n      GHOST_SMTP_PASSWORD: ${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'values.yaml',
      text: 'ghostUsername: admin\nghostHost: blog.example.com\nsmtpHost: smtp.example.com\nsmtpPort: 587\nsmtpProtocol: tls\nsmtpUser: app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/bitnami/charts/tree/5165628ae0/bitnami',
      read: '2026-11-23',
      note: 'smtp* in the values.yaml of ghost, redmine, wordpress, discourse, drupal and moodle',
    },
    {
      url: 'https://github.com/bitnami/containers/blob/21cef62238/bitnami/ghost/5/debian-12/rootfs/opt/bitnami/scripts/libghost.sh',
      read: '2026-11-23',
      note: 'ssl and tls both set secure',
    },
    {
      url: 'https://github.com/bitnami/containers/blob/ba8b9bb0c6/bitnami/redmine/5/debian-12/rootfs/opt/bitnami/scripts/libredmine.sh',
      read: '2026-11-23',
      note: 'tls sets enable_starttls_auto, and nothing sets tls or ssl',
    },
    {
      url: 'https://github.com/bitnami/containers/blob/5fd7d85490/bitnami/sonarqube/26/debian-12/rootfs/opt/bitnami/scripts/libsonarqube.sh',
      read: '2026-11-27',
      note: 'both words become starttls',
    },
    { url: 'https://github.com/bitnami/containers/issues/81470', read: '2026-11-23', note: 'Ghost with tls on 587' },
  ],
};

export default bitnamiCharts;

function wordsOf(app: App): ModeWords {
  return {
    slot: 'security',
    modes: MODES[app],
    missing: MODES[app][''],
    other: 'stops',
    program: `Bitnami's ${NAMES[app]}`,
  };
}

/** The program by the name of a variable, by the image, or by the chart's own values beside the settings. */
function appOf(settings: Settings): App | undefined {
  for (const app of ['ghost', 'redmine', 'sonarqube'] as const) {
    const prefix = `${app.toUpperCase()}_SMTP_`;
    const own = settings.slots().some((slot) => {
      const setting = settings.get(slot);
      if (setting.state === 'absent' || setting.state === 'default') return false;
      const segments = setting.key.split('.');
      return segments.at(-1)?.startsWith(prefix) === true || segments.slice(0, -1).includes(app);
    });
    if (own) return app;
    const beside = ['Username', 'Email', 'Host'].some((name) => settings.sibling(`${app}${name}`) !== undefined);
    if (beside || settings.sibling('image.repository')?.value === `bitnami/${app}`) return app;
  }
  return undefined;
}

/** Neither word gives TLS from the first byte. */
function implicitFault(settings: Settings, name: string): Fault | undefined {
  if (settings.text('port')?.trim() !== '465' || settings.get('security').state === 'dynamic') return undefined;
  return {
    rule: 'implicit-tls-unsupported',
    slot: 'port',
    related: present(settings, ['security']),
    message: `Bitnami's ${name} cannot start TLS at once, as port 465 expects, whatever the word says. Use port 587 with tls.`,
    writes: [
      { slot: 'port', value: 587 },
      { slot: 'security', value: 'tls' },
    ],
    fix: 'Use port 587 with tls',
  };
}
