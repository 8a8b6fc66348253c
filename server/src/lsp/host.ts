import type { Config } from '../core/config.ts';
import type { ProbeOptions, ProbeReport, ProbeTarget } from '../probe/types.ts';

/** What a configuration file near a document says about it. */
export interface FileConfig extends Partial<Config> {
  /** True when the configuration excludes the document. */
  readonly excluded?: boolean;
}

/** Runs one live test. */
export type Probe = (target: ProbeTarget, options?: ProbeOptions) => Promise<ProbeReport>;

/** What the server asks its surroundings: a browser has no file system and no sockets. */
export interface Host {
  readonly now: () => Date;
  /** Throws where the nearest configuration is broken. */
  readonly configFor: (uri: string) => FileConfig;
  /** Forgets what was read of configuration files. */
  readonly reloadConfig: () => void;
  /** The live test, loaded when it is first asked for; absent where there are no sockets. */
  readonly loadProbe?: () => Promise<Probe>;
}
