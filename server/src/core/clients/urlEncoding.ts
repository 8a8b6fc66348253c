import type { Fault, Settings, Write } from '../model.ts';
import { say } from '../say.ts';
import { type MailUrl, parseMailUrl, percentDecode, percentEncode } from '../url.ts';

/** The URL of the block taken apart, also where parts of it are references. */
export function urlOf(settings: Settings): MailUrl | undefined {
  const url = settings.get('url');
  if (url.state === 'known') return parseMailUrl(url.text);
  return url.state === 'dynamic' ? parseMailUrl(url.variable.value) : undefined;
}

/** A character in the user name or password that ends the URL's authority early. */
export function encodingFault(character: string, settings: Settings): Fault {
  return {
    rule: 'dsn-encoding',
    slot: settings.has('password') ? 'password' : 'url',
    message: say`The ${character} in the user name or password of this URL must be written as ${percentEncode(character)}.`,
    writes: encodedCredentials(settings),
    fix: say`Percent-encode the user name and password`,
  };
}

/** Writing the decoded texts again encodes them. */
function encodedCredentials(settings: Settings): readonly Write[] {
  const url = urlOf(settings);
  return (['user', 'password'] as const).flatMap((slot) => {
    const part = url?.[slot];
    if (part === undefined || settings.get(slot).state !== 'known') return [];
    // A stray % stays what it is, while the escapes beside it are read.
    const value = part.text.replace(/(?:%[0-9A-Fa-f]{2})+/g, percentDecode);
    return /^[A-Za-z0-9._~-]*$/.test(value) ? [] : [{ slot, value }];
  });
}
