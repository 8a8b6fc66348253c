/** The version of a package that the project uses; undefined where nothing tells it. */
export type Versions = (packageName: string) => string | undefined;

/** The packages whose versions decide between readings, by the lock file that names them. */
export const LOCK_FILES: Readonly<Record<string, readonly string[]>> = {
  'composer.lock': ['laravel/framework', 'symfony/mailer'],
  'Gemfile.lock': ['mail'],
  'package-lock.json': ['nodemailer'],
};

/** The versions of those packages that a lock file names; empty for one that cannot be read. */
export function versionsIn(lockFile: string, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of LOCK_FILES[lockFile] ?? []) {
    const version = VERSION_IN[lockFile]?.(text, name);
    // Branches (`dev-main`) have no number, and say nothing about the order of versions.
    if (version !== undefined && /^v?\d/.test(version)) found.set(name, version.replace(/^v/, ''));
  }
  return found;
}

/** True when the version is this one or a newer one; parts that are missing count as nought. */
export function isAtLeast(version: string, least: string): boolean {
  const [own, other] = [version, least].map((text) => text.split(/[.+-]/, 4).map((part) => Number.parseInt(part, 10)));
  for (let i = 0; i < (other?.length ?? 0); i++) {
    const difference = (own?.[i] || 0) - (other?.[i] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

const VERSION_IN: Readonly<Record<string, (text: string, name: string) => string | undefined>> = {
  'composer.lock': (text, name) =>
    versionBy(text, name, /\{\s{0,20}"name":\s?"([^"]{1,100})",\s{0,20}"version":\s?"([^"]{1,60})"/g),
  'Gemfile.lock': (text, name) => versionBy(text, name, /^ {4}([\w.-]{1,100}) \(([\w.-]{1,60})\)\r?$/gm),
  // The project's own copy, not one inside another package.
  'package-lock.json': (text, name) =>
    versionBy(text, name, /"node_modules\/([^"]{1,100})":\s?\{\s{0,20}"version":\s?"([^"]{1,60})"/g),
};

function versionBy(text: string, name: string, pattern: RegExp): string | undefined {
  for (const match of text.matchAll(pattern)) if (match[1] === name) return match[2];
  return undefined;
}
