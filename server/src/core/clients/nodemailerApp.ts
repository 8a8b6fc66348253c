import type { Fault, KnownSetting, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, UNKNOWN } from '../read.ts';
import { transportReading } from './nodemailer.ts';

/** A program that gives nodemailer's `secure` and `ignoreTLS` (slots `security` and `ignoreTLS`) from settings of its own. */
export interface NodemailerApp {
  /** The truth of a flag; undefined for a text of which nothing is known. */
  isOn(setting: KnownSetting): boolean | undefined;
  /** What it passes as `secure` when the setting is missing; `port` = nothing, so that 465 decides. */
  readonly missing: boolean | 'port';
  /** The port that it passes when none is set; absent = none, so that nodemailer dials 465 or 587. */
  readonly port?: number;
  /** The program never passes `ignoreTLS`. */
  readonly cannotIgnore?: boolean;
}

/** A loader that compares with `true`: everything else is false. */
export function exactlyTrue({ text }: KnownSetting): boolean {
  return text === 'true';
}

/** What nodemailer makes of the flags that the program passes on; `more` adds what the program alone knows. */
export function readNodemailerApp(
  settings: Settings,
  app: NodemailerApp,
  more: Partial<Pick<Reading, 'faults' | 'verifies'>> = {},
): Reading | readonly Reading[] {
  const given = knownIn(settings, 'security');
  const ignores = knownIn(settings, 'ignoreTLS');
  const secure = given === undefined ? app.missing : app.isOn(given);
  const ignoreTLS = ignores === undefined || app.cannotIgnore === true ? false : app.isOn(ignores);
  if (anyDynamic(settings, ['security', 'ignoreTLS']) || secure === undefined) return { ...UNKNOWN, ...more };
  if (ignoreTLS === undefined && secure !== true) return { ...UNKNOWN, ...more };
  const reading = transportReading(settings, {
    ...(secure === 'port' ? {} : { secure, secureSlots: present(settings, ['security']) }),
    requireTLS: false,
    ignoreTLS: ignoreTLS === true,
    ...more,
  });
  const { port } = app;
  if (port === undefined) return reading;
  return 'outcome' in reading ? { ...reading, port } : reading.map((each) => ({ ...each, port }));
}

/** The writes that give a mode; there is none for a required STARTTLS. */
export function writeNodemailerApp(mode: Mode, settings: Settings, app: NodemailerApp): readonly Write[] | undefined {
  switch (mode) {
    case 'implicit':
      return [flag(settings, 'security', true)];
    case 'opportunistic':
      return [
        flag(settings, 'security', false),
        ...(settings.has('ignoreTLS') ? [flag(settings, 'ignoreTLS', false)] : []),
      ];
    case 'none':
      if (app.cannotIgnore === true) return undefined;
      return [flag(settings, 'security', false), flag(settings, 'ignoreTLS', true)];
    case 'starttls':
      return undefined;
  }
}

/** An environment holds words, a tree booleans. */
export function flag(settings: Settings, slot: Slot, on: boolean): Write {
  return { slot, value: settings.kind === 'env' ? String(on) : on };
}

/** A word that means on to the author, and off to a program that compares with `true`. */
export function wordForTrue(settings: Settings, program: string): readonly Fault[] {
  const given = knownIn(settings, 'security');
  if (given === undefined || given.text === 'true' || !/^(?:true|1|yes|on|ssl|tls|smtps)$/i.test(given.text)) return [];
  const is465 = settings.text('port')?.trim() === '465';
  // On 465 the mode itself is told as wrong.
  if (is465) return [];
  return [
    {
      rule: 'invalid-value',
      slot: 'security',
      message: `${program} takes ${given.key} for false: only the word true switches TLS from the first byte on.`,
      writes: [{ slot: 'security', value: 'false' }],
      fix: 'Write false',
      severity: 'info',
    },
  ];
}
