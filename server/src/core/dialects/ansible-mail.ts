import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { always: 'implicit', starttls: 'starttls', try: 'opportunistic', never: 'none' },
  missing: 'opportunistic',
  port: 25,
  other: 'stops',
  program: "Ansible's mail module",
};

/** The full name of the module, and the short one that Ansible redirects to it. */
const of = (name: string): readonly string[] => [`community.general.mail.${name}`, `mail.${name}`];

/**
 * Ansible's `community.general.mail`: except for `always` it tries TLS from the first byte and then plain text, so
 * that any port works with `starttls`.
 */
const ansibleMail: Dialect = {
  id: 'ansible-mail',
  name: 'Ansible mail module',
  ecosystem: 'python',
  detect: {
    strong: [
      'community.general.mail.host',
      'community.general.mail.secure',
      // The short name is that of any mail object: a task's place in a list must tell, and one of the module's words.
      /(?:^|\.)\d{1,4}\.(?:ansible\.builtin\.)?mail\.secure=(?:always|never|starttls|try)$/,
      /(?:^|\.)(?:(?:pre_|post_)?tasks|handlers|block|rescue|always)\.\d{1,4}\.(?:ansible\.builtin\.)?mail\.host=/,
    ],
    files: [/(?:^|[/\\])(?:tasks|handlers)[/\\][\w-]{1,60}\.ya?ml$/],
  },
  keys: {
    host: of('host'),
    port: of('port'),
    security: of('secure'),
    user: of('username'),
    password: of('password'),
    timeout: of('timeout'),
    from: [...of('sender'), ...of('from')],
  },

  read(settings: Settings): Reading {
    const base = readWords(settings, WORDS);
    // `starttls` and `try` begin with TLS, which is right on 465.
    const triesTls = base.outcome === 'starttls' || base.outcome === 'opportunistic';
    if (triesTls && settings.get('port').state === 'dynamic') return UNKNOWN;
    return triesTls && settings.text('port')?.trim() === '465' ? { ...base, outcome: 'implicit' } : base;
  },

  write(mode, settings) {
    const is465 = settings.text('port')?.trim() === '465';
    return is465 && mode !== 'implicit' && mode !== 'none' ? undefined : writeWord(mode, WORDS);
  },

  examples: {
    starttls587: {
      file: 'playbook.yml',
      text: '- hosts: all\n  tasks:\n    - name: Send the report\n      community.general.mail:\n        host: smtp.example.com\n        port: 587\n        secure: starttls\n        username: app@example.com\n        password: "{{ smtp_password }}"\n        to: me@example.com\n        subject: Report\n',
    },
    implicit465: {
      file: 'playbook.yml',
      text: '- hosts: all\n  tasks:\n    - name: Send the report\n      community.general.mail:\n        host: smtp.example.com\n        port: 465\n        secure: always\n        username: app@example.com\n        password: "{{ smtp_password }}"\n        to: me@example.com\n        subject: Report\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'playbook.yml',
      text: '- hosts: all\n  tasks:\n    - name: Send the report\n      community.general.mail:\n        host: smtp.example.com\n        port: 587\n        secure: always\n        username: app@example.com\n        password: "{{ smtp_password }}"\n        to: me@example.com\n        subject: Report\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/ansible-collections/community.general/blob/ade4f3ecc1/plugins/modules/mail.py#L278-L400',
      read: '2026-11-23',
    },
    { url: 'https://github.com/ansible/ansible/issues/42338', read: '2026-11-23' },
    {
      url: 'https://github.com/ansible/ansible/blob/v2.14.18/lib/ansible/config/ansible_builtin_runtime.yml#L2651-L2652',
      read: '2026-11-27',
      note: 'ansible-core 2.14.18: the module mail is redirected to community.general.mail',
    },
  ],
};

export default ansibleMail;
