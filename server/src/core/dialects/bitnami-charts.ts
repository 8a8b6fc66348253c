import type { PatternMatch } from '../keyPatterns.ts';
import type { Dialect, Mode, Reading, Scope, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

type App = 'GHOST' | 'REDMINE' | 'SONARQUBE';

/** What stands behind `GHOST_SMTP_` in an environment, by slot. */
const NAMES: Readonly<Record<string, string>> = {
  host: 'HOST',
  port: 'PORT_NUMBER',
  security: 'PROTOCOL',
  user: 'USER',
  password: 'PASSWORD',
};

/**
 * Bitnami's images and charts. One word has three meanings: `tls` is TLS from the first byte in Ghost, STARTTLS in
 * SonarQube and STARTTLS if offered in Redmine. A chart's values do not tell which program it is.
 */
const bitnamiCharts: Dialect = {
  id: 'bitnami-charts',
  name: 'Bitnami images and charts',
  ecosystem: 'infra',
  detect: {
    strong: [/(?:^|\.)(?:GHOST|REDMINE|SONARQUBE)_SMTP_(?:HOST|PORT_NUMBER|PROTOCOL)=/, 'smtpProtocol'],
    images: [/(?:^|\/)bitnami(?:legacy|secure)?\/(?:ghost|redmine|sonarqube)$/],
  },
  keys: {
    host: ['smtpHost'],
    port: ['smtpPort'],
    security: ['smtpProtocol'],
    user: ['smtpUser'],
    password: ['smtpPassword'],
    from: ['smtpFromEmail'],
  },
  match: matchAppKey,
  spell: (slot, group, kind) => (kind === 'env' && NAMES[slot] !== undefined ? group + NAMES[slot] : undefined),

  read(settings: Settings): Reading {
    const app = appOf(settings);
    if (app === undefined || anyDynamic(settings, ['security'])) return UNKNOWN;
    const word = settings.text('security') ?? '';
    const decidedBy = present(settings, ['security']);
    const encrypts = word === 'tls' || word === 'ssl';
    switch (app) {
      case 'GHOST':
        if (encrypts) return reading('implicit', decidedBy);
        if (word !== '') return unknownWord(settings, word);
        // Without the word Ghost's own rules for the port apply.
        return settings.text('port')?.trim() === '465' ? UNKNOWN : reading('opportunistic', decidedBy);
      case 'REDMINE':
        // Any other word only switches STARTTLS off; TLS from the first byte cannot be had.
        return reading(word === 'tls' ? 'opportunistic' : 'none', decidedBy);
      case 'SONARQUBE':
        return encrypts ? reading('starttls', decidedBy) : UNKNOWN;
    }
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const word = wordFor(mode, appOf(settings));
    return word === undefined ? undefined : [{ slot: 'security', value: word }];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'SONARQUBE_SMTP_HOST=smtp.example.com\nSONARQUBE_SMTP_PORT_NUMBER=587\nSONARQUBE_SMTP_PROTOCOL=tls\nSONARQUBE_SMTP_USER=app@example.com\nSONARQUBE_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'GHOST_SMTP_HOST=smtp.example.com\nGHOST_SMTP_PORT_NUMBER=465\nGHOST_SMTP_PROTOCOL=ssl\nGHOST_SMTP_USER=app@example.com\nGHOST_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'GHOST_SMTP_HOST=smtp.example.com\nGHOST_SMTP_PORT_NUMBER=587\nGHOST_SMTP_PROTOCOL=tls\nGHOST_SMTP_USER=app@example.com\nGHOST_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/bitnami/containers/blob/21cef62238/bitnami/ghost/5/debian-12/rootfs/opt/bitnami/scripts/libghost.sh',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/bitnami/containers/blob/ba8b9bb0c6/bitnami/redmine/5/debian-12/rootfs/opt/bitnami/scripts/libredmine.sh',
      read: '2026-11-23',
    },
    { url: 'https://github.com/bitnami/containers/issues/81470', read: '2026-11-23', note: 'Ghost with tls on 587' },
    { url: 'https://github.com/bitnami/charts/tree/5165628ae0/bitnami', read: '2026-11-23', note: 'smtp* values' },
  ],
};

export default bitnamiCharts;

function matchAppKey(path: readonly string[], kind: Scope['kind']): PatternMatch | undefined {
  const match = /^((?:GHOST|REDMINE|SONARQUBE)_SMTP_)([A-Z_]{4,12})$/.exec(path.at(-1) ?? '');
  if (kind !== 'env' || match === null) return undefined;
  const [, group = '', name = ''] = match;
  const slot = Object.entries(NAMES).find(([, its]) => its === name)?.[0];
  return slot === undefined ? undefined : { slot, group };
}

function appOf(settings: Settings): App | undefined {
  const slots: readonly Slot[] = ['security', 'host', 'port', 'user'];
  for (const slot of slots) {
    const app = /^(GHOST|REDMINE|SONARQUBE)_/.exec(knownIn(settings, slot)?.key ?? '')?.[1];
    if (app === 'GHOST' || app === 'REDMINE' || app === 'SONARQUBE') return app;
  }
  return undefined;
}

function wordFor(mode: Mode, app: App | undefined): string | undefined {
  if (app === 'GHOST') return mode === 'implicit' ? 'ssl' : undefined;
  if (app === 'SONARQUBE') return mode === 'starttls' ? 'tls' : undefined;
  return app === 'REDMINE' && mode === 'opportunistic' ? 'tls' : undefined;
}

function unknownWord(settings: Settings, word: string): Reading {
  const implicit = settings.text('port')?.trim() === '465';
  return refused({
    rule: 'invalid-value',
    slot: 'security',
    message: `The Ghost image does not start with GHOST_SMTP_PROTOCOL=${word.slice(0, 30)}: it takes ssl, tls or nothing.`,
    writes: [{ slot: 'security', value: implicit ? 'ssl' : '' }],
    fix: implicit ? 'Write ssl' : 'Leave it empty, for STARTTLS',
  });
}
