import { known } from '../effective.ts';
import type { Block, FileFacts, SourceDocument } from '../model.ts';
import { isPlaceholderCredential } from '../placeholder.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';

const rule: Rule = {
  id: 'committed-secret',
  severity: 'warning',
  stability: 'stable',
  fix: 'none',
  summary: 'A real SMTP password stands in a file that is meant to be committed.',
  docs: {
    what: 'A literal password for a mail server in a file under version control: compose files, workflows, Kubernetes manifests, Helm values, `app.json` and templates by their nature, other files when the tool that calls smtplint knows that they are committed.',
    why: 'Everybody who can read the repository, now or later, can send mail as you. Leaked SMTP passwords are found by bots within minutes and used for spam.',
    how: 'Change the password at the provider, then refer to it: `${SMTP_PASSWORD}`, a secret of the platform, or an encrypted file.',
    bad: [
      {
        file: 'docker-compose.yml',
        text: 'services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_USER: app@acme.dev\n      EMAIL_HOST_PASSWORD: hV7kq2XwPz91\n',
      },
    ],
    good: [
      {
        file: 'docker-compose.yml',
        text: 'services:\n  web:\n    image: acme/web\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n      EMAIL_HOST_USER: app@acme.dev\n      EMAIL_HOST_PASSWORD: ${SMTP_PASSWORD}\n',
      },
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.acme.dev\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@acme.dev\nEMAIL_HOST_PASSWORD=hV7kq2XwPz91\n',
      },
    ],
    whenNot: 'A password of a test account that is public on purpose.',
    sources: [
      {
        url: 'https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml',
        read: '2026-11-23',
        note: 'the shapes of provider keys',
      },
    ],
  },

  check(block, { file, document, options }): readonly Report[] {
    if (options.committed === false || file.role === 'test' || isHarmless(block)) return [];
    const password = known(block, 'password');
    if (password === undefined || isPlaceholderCredential(password.text)) return [];
    const { text } = password;
    const proven = options.committed === true && file.role !== 'template';
    if (proven ? text.trim().length < 4 : !isMeantForCommit(file, document) || !looksLikeSecret(text)) return [];
    return [
      {
        message: say`A real password stands in a file that is committed. Change it at the provider, and refer to a secret instead.`,
        range: password.range,
        confidence: proven ? 'certain' : 'likely',
      },
    ];
  },
};

export default rule;

/** Catchers and test inboxes have passwords that nobody can misuse. */
function isHarmless({ reach, provider }: Block): boolean {
  return reach === 'local' || reach === 'private' || provider?.kind === 'test_service';
}

const BY_NAME =
  /(?:^|\/)(?:(?:docker-)?compose[\w.-]{0,60}\.ya?ml|app\.json|values[\w.-]{0,60}\.ya?ml)$|(?:^|\/)\.github\/workflows\//i;

/** Files that only make sense in a repository. */
function isMeantForCommit({ path, role }: FileFacts, { entries }: SourceDocument): boolean {
  if (role === 'template' || BY_NAME.test(path.replaceAll('\\', '/'))) return true;
  const has = (key: string) => entries.some((entry) => entry.path.length === 1 && entry.path[0] === key);
  return has('apiVersion') && has('kind');
}

/** Keys of providers, and what is neither a word nor two of them: in a committed file most values are examples. */
function looksLikeSecret(text: string): boolean {
  if (/^(?:SG\.[\w-]{10,}|xsmtpsib-\w{10,}|re_\w{10,}|key-[0-9a-f]{32})/.test(text)) return true;
  if (text.length < 10 || text.length > 200 || /\s/.test(text)) return false;
  if (/pass|secret|example|sample|demo|test|dummy|your|change|replace|todo|xxx|1234/i.test(text)) return false;
  return [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(text));
}
