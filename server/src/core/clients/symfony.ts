import { portNumber } from '../effective.ts';
import type { Fault, Reading, Settings, Slot } from '../model.ts';
import { knownIn, present, reading, UNKNOWN } from '../read.ts';
import { isAtLeast } from '../versions.ts';

export const AUTO_TLS: Slot = 'query.auto_tls';
export const REQUIRE_TLS: Slot = 'query.require_tls';
export const VERIFY_PEER: Slot = 'query.verify_peer';

/** What symfony/mailer does with an SMTP scheme and a port, and the slots that gave the scheme. */
export interface EsmtpInput {
  readonly scheme: 'smtp' | 'smtps';
  readonly schemeSlots: readonly Slot[];
  /** The port that is dialled when the file names none; absent = 465, or 25 without automatic TLS. */
  readonly port?: number;
}

/** symfony/mailer 5.4 to 7.4: `smtp` turns to TLS on port 465 by itself, everything else upgrades when it can. */
export function esmtpReadings(settings: Settings, input: EsmtpInput): readonly Reading[] {
  const { scheme, schemeSlots } = input;
  const verifies = { verifies: flag(settings, VERIFY_PEER, true) };
  if (scheme === 'smtps') return [reading('implicit', schemeSlots, { port: input.port ?? 465, ...verifies })];
  if (settings.get('port').state === 'dynamic') return [{ ...UNKNOWN, ...verifies }];
  const port = portNumber(settings.text('port') ?? '') ?? input.port;
  // Without a port, and not on this machine, it dials 465.
  const implicit = port === 465 || (port === undefined && settings.text('host') !== 'localhost');
  const automatic: Reading = implicit
    ? reading('implicit', ['port'], { port: 465, ...verifies })
    : reading('opportunistic', schemeSlots, { port: port ?? 25, ...verifies });
  const version = settings.version('symfony/mailer');
  if (flag(settings, REQUIRE_TLS, false)) {
    if (version !== undefined && !isAtLeast(version, '7.3'))
      return [{ ...automatic, faults: [tooNew(REQUIRE_TLS, '7.3')] }];
    return [implicit ? automatic : reading('starttls', [REQUIRE_TLS], { port: port ?? 25, ...verifies })];
  }
  if (flag(settings, AUTO_TLS, true)) return [automatic];
  const clear = reading('none', [AUTO_TLS], { port: port ?? 25, ...verifies });
  const before = { ...automatic, decidedBy: present(settings, ['scheme', 'port']) };
  if (version !== undefined)
    return [isAtLeast(version, '7.1') ? clear : { ...before, faults: [tooNew(AUTO_TLS, '7.1')] }];
  return [
    { ...clear, when: 'Symfony 7.1 and newer' },
    { ...before, when: 'Symfony 7.0 and older' },
  ];
}

/** An option that the project's symfony/mailer does not know yet. */
function tooNew(slot: Slot, since: string): Fault {
  const name = slot.slice('query.'.length);
  return {
    rule: 'ignored-setting',
    slot,
    message: `${name} is read since Symfony Mailer ${since}, and composer.lock has an older one: it does nothing.`,
  };
}

/** PHP's FILTER_VALIDATE_BOOL; an empty value leaves the default. */
function flag(settings: Settings, slot: Slot, preset: boolean): boolean {
  const text = knownIn(settings, slot)?.text.trim();
  if (text === undefined || text === '') return preset;
  return /^(?:1|true|on|yes)$/i.test(text);
}
