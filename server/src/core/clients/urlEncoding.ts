import type { Fault, Settings, Write } from '../model.ts';
import { type MailUrl, parseMailUrl } from '../url.ts';

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
    message: `The ${character} in the user name or password of this URL must be written as ${encodeURIComponent(character)}.`,
    writes: encodedCredentials(settings),
    fix: 'Percent-encode the user name and password',
  };
}

/** Writing the decoded texts again encodes them. */
function encodedCredentials(settings: Settings): readonly Write[] {
  return (['user', 'password'] as const).flatMap((slot) => {
    const setting = settings.get(slot);
    if (setting.state !== 'known' || /^[A-Za-z0-9._~%-]*$/.test(setting.text)) return [];
    return [{ slot, value: setting.text }];
  });
}
