import { isMode, known } from '../effective.ts';
import type { Block, Range, Text } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import { isPlaceholderHost } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';

const rule: Rule = {
  id: 'placeholder-credential',
  severity: 'hint',
  stability: 'stable',
  fix: 'none',
  summary: 'A placeholder still stands where the real value should.',
  docs: {
    what: 'A user name, password or host such as `changeme`, `your-password` or `smtp.example.com` in a file that is in use. Templates (`*.example`, `*.sample`, `*.dist` …), tests and development files are left alone.',
    why: 'The program starts, and fails with the first mail.',
    how: 'Put the real value in, or a reference to where it is kept.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=changeme\n',
      },
    ],
    good: [
      {
        file: '.env.example',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=changeme\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
    ],
    whenNot: 'A default that another file or the environment always overrides.',
    sources: [{ url: 'https://www.rfc-editor.org/rfc/rfc2606', read: '2026-11-23', note: 'names kept for examples' }],
  },

  check(block, { file }): readonly Report[] {
    if (file.role !== 'live' || block.reach === 'local') return [];
    if (!block.readings.some(({ outcome }) => isMode(outcome) || outcome === 'unknown')) return [];
    const [first, ...others] = placeholdersOf(block);
    if (first === undefined) return [];
    // A block that nobody filled in has several of them, and one cause.
    const related = others.map(({ what, range }) => ({ message: say`${what} is a placeholder too`, range }));
    return [
      {
        message: say`${first.what} is a placeholder. Put the real one in, or a reference to it.`,
        range: first.range,
        related,
      },
    ];
  },
};

export default rule;

/** The password first, because it is what nobody can do without; its text is not shown. */
function placeholdersOf(block: Block): readonly { readonly what: Text; readonly range: Range }[] {
  const password = known(block, 'password');
  const user = known(block, 'user');
  const host = known(block, 'host');
  const literal = block.provider?.login?.user?.literal;
  return [
    ...(password !== undefined && isPlaceholderCredential(password.text)
      ? [{ what: say`The password`, range: password.range }]
      : []),
    ...(user !== undefined && user.text !== literal && isPlaceholderCredential(user.text)
      ? [{ what: say`The user name "${user.text.slice(0, 60)}"`, range: user.range }]
      : []),
    ...(host !== undefined && isPlaceholderHost(host.text)
      ? [{ what: say`The host ${host.text.trim().slice(0, 60)}`, range: host.range }]
      : []),
  ];
}
