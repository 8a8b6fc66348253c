import type { Mode, Provider } from '../model.ts';
import { providers } from '../providers/index.ts';

/** The mode that a port means where nothing is known about the host. */
const USUAL_MODES: ReadonlyMap<number, Mode> = new Map([
  [25, 'starttls'],
  [465, 'implicit'],
  [587, 'starttls'],
  [2525, 'starttls'],
  [2465, 'implicit'],
  [2587, 'starttls'],
  [8025, 'starttls'],
  [8465, 'implicit'],
  [1025, 'none'],
  [2500, 'none'],
  [3025, 'none'],
  [3465, 'implicit'],
]);

/** The mode that a port means where nothing is known about the host; undefined for a port that has no custom. */
export function usualMode(port: number): Mode | undefined {
  return USUAL_MODES.get(port);
}

/** The local programs (catchers, bridges, MTAs) that listen on this port by default. */
export function localListeners(port: number): readonly Provider[] {
  return providers.filter(
    ({ kind, endpoints }) => kind.startsWith('local_') && endpoints.some((endpoint) => endpoint.port === port),
  );
}
