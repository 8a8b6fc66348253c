import { createHash } from 'node:crypto';
import { Secret } from '../../server/src/core/secret.ts';

/** The part of VS Code's secret storage that is used. */
export interface SecretStore {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
}

/** What a kept password belongs to: where one of these differs, it is not used. */
export interface Login {
  readonly workspace: string;
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
}

/** Passwords that the user chose to keep, in the editor's secret storage and nowhere else. */
export interface KeptPasswords {
  find(login: Login): Promise<Secret | undefined>;
  keep(login: Login, password: Secret): Promise<void>;
  forget(login: Login): Promise<void>;
  /** Forgets those of all workspaces. */
  forgetAll(): Promise<void>;
}

/** All in one entry: a storage cannot be asked what it holds, and everything must be found again to be forgotten. */
const ENTRY = 'smtplint.passwords';

export function makeKeptPasswords(store: SecretStore): KeptPasswords {
  const read = async (): Promise<Readonly<Record<string, unknown>>> => recordOf(await store.get(ENTRY));
  const write = async (all: Readonly<Record<string, unknown>>): Promise<void> => {
    if (Object.keys(all).length === 0) await store.delete(ENTRY);
    else await store.store(ENTRY, JSON.stringify(all));
  };
  return {
    async find(login) {
      const found = (await read())[keyOf(login)];
      return typeof found === 'string' ? new Secret(found) : undefined;
    },
    async keep(login, password) {
      await write({ ...(await read()), [keyOf(login)]: password.reveal() });
    },
    async forget(login) {
      const { [keyOf(login)]: _forgotten, ...others } = await read();
      await write(others);
    },
    async forgetAll() {
      await store.delete(ENTRY);
    },
  };
}

/** A hash, so that the storage does not list who logs in where. */
function keyOf({ workspace, host, port, user }: Login): string {
  const parts = JSON.stringify([workspace, host.toLowerCase(), port, user ?? null]);
  return createHash('sha256').update(parts).digest('base64url');
}

/** What is not a record any more is none: then the password is asked for again. */
function recordOf(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
