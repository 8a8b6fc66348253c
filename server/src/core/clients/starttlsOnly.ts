import type { Reading, Settings } from '../model.ts';
import { reading, refused, UNKNOWN } from '../read.ts';
import { say } from '../say.ts';

/** A client that upgrades when the server offers STARTTLS and has no other mode: on port 465 both sides wait for ever. */
export function readStarttlsOnly(settings: Settings, program: string, port?: number): Reading {
  if (settings.get('port').state === 'dynamic') return UNKNOWN;
  if (settings.text('port')?.trim() !== '465') return reading('opportunistic', [], port === undefined ? {} : { port });
  return refused({
    rule: 'implicit-tls-unsupported',
    slot: 'port',
    message: say`${program} cannot speak TLS from the first byte, which port 465 expects: it waits for ever. Use port 587.`,
    writes: [{ slot: 'port', value: 587 }],
    fix: say`Use port 587`,
  });
}
