import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** sameersbn/docker-gitlab's environment, with texts for true and false and STARTTLS on by default. */
const dockerGitlab: Dialect = {
  id: 'docker-gitlab',
  name: 'docker-gitlab',
  ecosystem: 'ruby',
  detect: {
    images: [/(?:^|\/)sameersbn\/gitlab$/],
    // Both are needed: docker-redmine has the same names for SMTP.
    weak: ['SMTP_PASS', /(?:^|\.)GITLAB_(?:HOST|PORT|EMAIL|SECRETS_[A-Z_]{1,40})=/],
    never: ['SMTP_PASSWORD', 'SMTP_USERNAME'],
  },
  keys: {
    enable: ['SMTP_ENABLED'],
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    security: ['SMTP_TLS'],
    starttls: ['SMTP_STARTTLS'],
    user: ['SMTP_USER'],
    password: ['SMTP_PASS'],
    auth: ['SMTP_AUTHENTICATION'],
    verify: ['SMTP_OPENSSL_VERIFY_MODE'],
    domain: ['SMTP_DOMAIN'],
    from: ['GITLAB_EMAIL'],
  },

  read(settings: Settings): Reading {
    if (settings.text('enable')?.trim() === 'false') {
      return switchedOff(settings, 'enable', 'SMTP_ENABLED is false: GitLab does not send by SMTP.');
    }
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const mode = settings.text('verify')?.trim();
    // The image does not check the certificate by default; only a written mode is judged.
    const more = { port: 587, ...(mode === undefined ? {} : { verifies: mode !== 'none' }) };
    if (settings.text('security')?.trim() === 'true') return reading('implicit', ['security'], more);
    const off = settings.text('starttls')?.trim() === 'false';
    return reading(off ? 'none' : 'opportunistic', present(settings, ['starttls']), more);
  },

  write(mode) {
    if (mode === 'starttls') return undefined;
    return [
      { slot: 'security', value: mode === 'implicit' ? 'true' : 'false' },
      { slot: 'starttls', value: mode === 'opportunistic' ? 'true' : 'false' },
    ];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'GITLAB_HOST=git.example.com\nSMTP_ENABLED=true\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\nSMTP_STARTTLS=true\nSMTP_TLS=false\nSMTP_OPENSSL_VERIFY_MODE=peer\n',
    },
    implicit465: {
      file: '.env',
      text: 'GITLAB_HOST=git.example.com\nSMTP_ENABLED=true\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\nSMTP_STARTTLS=false\nSMTP_TLS=true\nSMTP_OPENSSL_VERIFY_MODE=peer\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'GITLAB_HOST=git.example.com\nSMTP_ENABLED=true\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_USER=app@example.com\nSMTP_PASS=${SMTP_SECRET}\nSMTP_STARTTLS=true\nSMTP_TLS=false\nSMTP_OPENSSL_VERIFY_MODE=peer\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/sameersbn/docker-gitlab/blob/7982d9bfef/assets/runtime/env-defaults#L349-L364',
      read: '2026-11-23',
    },
  ],
};

export default dockerGitlab;
