import { dynamicSpans } from './expand.ts';
import { isReplaced } from './marker.ts';
import type { FileFacts, Range, ScalarType, Scope, Setting, Settings, Slot, Variable } from './model.ts';
import { type MailUrl, parseMailUrl, percentDecode, type UrlPart } from './url.ts';
import type { Versions } from './versions.ts';

const ABSENT: Setting = { state: 'absent' };

/** The setting that one variable gives in a slot. */
function settingOf(slot: Slot, variable: Variable, { role }: FileFacts): PresentSetting {
  const { value: text, type, range } = variable;
  const dynamic = variable.dynamic || isReplaced(slot, variable, role);
  return settingFrom(variable, { dynamic, text, type, range });
}

type PresentSetting = Exclude<Setting, { state: 'absent' | 'default' }>;

/** What a variable, or a part of its value, says. */
function settingFrom(
  variable: Variable,
  said: { readonly dynamic: boolean; readonly text: string; readonly type: ScalarType; readonly range: Range },
): PresentSetting {
  const { keyRange } = variable;
  const { range } = said;
  const key = variable.path.join('.');
  if (said.dynamic) return { state: 'dynamic', key, range, keyRange, variable };
  return {
    state: 'known',
    text: said.text,
    type: said.type,
    style: variable.style,
    key,
    range,
    keyRange,
    variable,
    fallback: variable.fallback === true,
  };
}

/**
 * The settings of a block by slot. A URL in the slot `url` is taken apart into `scheme`, `host`, `port`, `user`,
 * `password` and `query.<name>`; `host:port` in the slot `hostPort` into `host` and `port`. What stands in a key of
 * its own stays, unless the URL says it too.
 */
export function makeSettings(
  scope: Scope,
  own: ReadonlyMap<Slot, Variable>,
  file: FileFacts,
  versions?: Versions,
): Settings {
  const slots = new Map<Slot, Setting>();
  for (const [slot, variable] of own) slots.set(slot, settingOf(slot, variable, file));
  const url = own.get('url');
  if (url !== undefined) for (const [slot, setting] of urlSettings(url, file)) slots.set(slot, setting);
  const hostPort = own.get('hostPort');
  if (hostPort !== undefined) for (const [slot, setting] of hostPortSettings(hostPort, file)) slots.set(slot, setting);
  const get = (slot: Slot): Setting => slots.get(slot) ?? ABSENT;
  return {
    kind: scope.kind,
    file,
    evidence: scope.evidence,
    version: (packageName) => versions?.(packageName),
    get,
    text(slot) {
      const setting = get(slot);
      return setting.state === 'known' ? setting.text : undefined;
    },
    has: (slot) => slots.has(slot),
    slots: () => [...slots.keys()],
    sibling: (key) => scope.variables.find(({ path }) => isCalled(path, key)),
  };
}

/** True for a path that is the key, or ends with it. */
function isCalled(path: readonly string[], key: string): boolean {
  return path.at(-1) === key || (path.length > 1 && key.includes('.') && path.join('.') === key);
}

function urlSettings(variable: Variable, { role }: FileFacts): readonly (readonly [Slot, Setting])[] {
  // A reference that fills the whole value tells nothing of its parts: `op://vault/mail/url` is no URL of mail.
  if (variable.dynamic && dynamicSpans(variable.value).length === 0) return [];
  if (variable.dynamic && !variable.value.includes('://')) return [];
  const url = parseMailUrl(variable.value);
  if (url === undefined) return [];
  const found: (readonly [Slot, Setting])[] = [];
  const add = (slot: Slot, part: UrlPart | undefined, decode = false): void => {
    if (part === undefined) return;
    const dynamic = part.dynamic || isReplaced(slot, { value: part.text }, role);
    found.push([slot, partOf(variable, { ...part, dynamic }, decode)]);
  };
  add('scheme', url.scheme);
  add('host', hostPart(url));
  add('port', url.port);
  add('user', url.user, true);
  add('password', url.password, true);
  // A parameter is known by its own name; the other parts by the name of the URL.
  for (const { name, value } of url.query) {
    const dynamic = value.dynamic || isReplaced(`query.${name}`, { value: value.text }, role);
    found.push([`query.${name}`, { ...partOf(variable, { ...value, dynamic }, true), key: name }]);
  }
  return found;
}

function hostPart(url: MailUrl): UrlPart | undefined {
  const { host } = url;
  if (host === undefined || !host.text.startsWith('[') || !host.text.endsWith(']')) return host;
  return { ...host, text: host.text.slice(1, -1), start: host.start + 1, end: host.end - 1 };
}

function hostPortSettings(variable: Variable, { role }: FileFacts): readonly (readonly [Slot, Setting])[] {
  if (variable.dynamic) return [];
  // With a scheme it is no host and port; the rule on hosts says so.
  const match = /^((?:[a-z][a-z\d+.-]{0,20}:\/\/)?(?:\[[^\]]*\]|[^:]*))(?::(\d*))?$/i.exec(variable.value);
  if (match === null) return [];
  const host = match[1] ?? '';
  const part = (slot: Slot, text: string, start: number): readonly [Slot, Setting] => {
    const dynamic = isReplaced(slot, { value: text }, role);
    return [slot, partOf(variable, { text, start, end: start + text.length, dynamic }, false)];
  };
  const port = match[2] ?? '';
  return [part('host', host, 0), ...(port === '' ? [] : [part('port', port, host.length + 1)])];
}

function partOf(variable: Variable, part: UrlPart, decode: boolean): PresentSetting {
  const range: Range = variable.literal
    ? { start: variable.range.start + part.start, end: variable.range.start + part.end }
    : variable.range;
  const text = decode && !part.dynamic ? percentDecode(part.text) : part.text;
  return settingFrom(variable, { dynamic: part.dynamic, text, type: 'string', range });
}
