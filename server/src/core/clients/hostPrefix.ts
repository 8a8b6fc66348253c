import type { Dialect, Settings, Write } from '../model.ts';

/** For a host that may carry the mode before it: `ssl://smtp.example.com` is taken apart like a URL. */
export function matchPrefixedHost(name: string): NonNullable<Dialect['match']> {
  return (path, _kind, value) =>
    path.at(-1) === name && value !== undefined && /^[a-z][a-z0-9.]{1,8}:\/\/\S/i.test(value)
      ? { slot: 'url', group: path.slice(0, -1).join('.') }
      : undefined;
}

/** The writes that put this prefix before the host, or take it away; undefined where the file has no host. */
export function prefixWrites(settings: Settings, prefix: string | undefined): readonly Write[] | undefined {
  const url = settings.text('url');
  if (prefix === undefined) {
    return url === undefined ? [] : [{ slot: 'url', value: url.replace(/^[^:]*:\/\//, '') }];
  }
  if (settings.has('scheme')) return [{ slot: 'scheme', value: prefix }];
  const host = settings.text('host')?.trim() ?? '';
  return host === '' ? undefined : [{ slot: 'host', value: `${prefix}://${host}` }];
}
