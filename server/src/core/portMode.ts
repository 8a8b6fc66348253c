import { isMode, known, portOf } from './effective.ts';
import type { Block, Mode, Reading } from './model.ts';
import { acceptsPort, documentedMode, modeWorks } from './provider.ts';

/** Ports whose protocol is known wherever they are; any other port is silent unless its provider documents it. */
const STARTTLS_PORTS: ReadonlySet<number> = new Set([25, 587, 2525]);

/** The mode that the port needs, when the reading's mode cannot work there; undefined when it can, or nothing is proven. */
export function neededMode(block: Block, reading: Reading): Mode | undefined {
  if (!isMode(reading.outcome)) return undefined;
  const port = portOf(block, reading);
  if (port === undefined) return undefined;
  const documented = documentedAt(block, port);
  if (documented === 'any') return undefined;
  if (documented !== undefined) {
    // Whether a server demands STARTTLS is another rule's subject: here only TLS at once against TLS later counts.
    if ((documented === 'implicit') === (reading.outcome === 'implicit')) return undefined;
    return documented === 'implicit' || !modeWorks(documented, 'starttls') ? documented : 'starttls';
  }
  if (port === 465) return reading.outcome === 'implicit' ? undefined : 'implicit';
  return STARTTLS_PORTS.has(port) && reading.outcome === 'implicit' ? 'starttls' : undefined;
}

/** The mode that encrypts on this port: what the provider documents, else 465 is TLS at once and the rest STARTTLS. */
export function encryptedMode(block: Block, port: number | undefined): Mode {
  const documented = port === undefined ? undefined : documentedAt(block, port);
  if (documented === 'implicit') return 'implicit';
  return documented === undefined && port === 465 ? 'implicit' : 'starttls';
}

/** True when the provider says that nothing listens on this port of its host. */
export function isUnservedPort(block: Block, port: number): boolean {
  const host = known(block, 'host');
  if (host === undefined || block.provider === undefined || block.provider.verified === 'no') return false;
  return acceptsPort(block.provider, host.text, port) === 'no';
}

/** True when the provider encrypts nothing on this port. */
export function isClearTextPort(block: Block, port: number): boolean {
  return documentedAt(block, port) === 'none';
}

function documentedAt(block: Block, port: number): ReturnType<typeof documentedMode> {
  const host = known(block, 'host');
  return host === undefined || block.provider === undefined
    ? undefined
    : documentedMode(block.provider, host.text, port);
}
