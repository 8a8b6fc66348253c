import type { Provider } from '../model.ts';

export default {
  id: 'amazon-ses',
  name: 'Amazon SES',
  kind: 'transactional',
  verified: 'full',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^email-smtp(-fips)?\.[a-z]{2}(-gov)?-[a-z]{1,20}-\d\.amazonaws\.com(\.cn)?$/i,
      example: 'email-smtp.us-east-1.amazonaws.com',
      status: 'current',
      note: 'the FIPS and China names are not verified',
    },
    {
      pattern: /^email\.([a-z0-9-]{1,40})\.amazonaws\.com$/i,
      example: 'email.us-east-1.amazonaws.com',
      status: 'wrong',
      replacement: 'email-smtp.$1.amazonaws.com',
      note: 'HTTPS API endpoint, not SMTP',
    },
    {
      pattern: /^ses-smtp-(?:prod|user)[.-][a-z0-9.-]{1,150}$/i,
      example: 'ses-smtp-prod-335357831.us-east-1.elb.amazonaws.com',
      status: 'unverified',
      note: 'old load balancer names',
    },
  ],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 2587, mode: 'starttls', status: 'supported' },
    { port: 25, mode: 'starttls', status: 'discouraged', note: 'throttled from EC2 by default' },
    { port: 465, mode: 'implicit', status: 'supported' },
    { port: 2465, mode: 'implicit', status: 'supported' },
  ],
  recommended: { host: 'email-smtp.<region>.amazonaws.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'api_key_id',
      pattern: /^AKIA[A-Z2-7]{16}$/,
      wrong: [
        {
          pattern: /^ASIA[A-Z2-7]{16}$/,
          means: 'a temporary access key id; SES SMTP needs a lasting one (AKIA…)',
          confidence: 'high',
        },
      ],
      hint: 'SES SMTP user name = an IAM access key id; ASIA (temporary) keys do not work',
      source: 'Amazon SES developer guide smtp-credentials.md@5b3d642; gitleaks detection rules',
    },
    password: {
      kind: 'smtp_credential',
      pattern: /^B[A-P][A-Za-z0-9+/]{42}$/,
      wrong: [
        {
          pattern: /^[A-Za-z0-9/+]{40}$/,
          means: 'an AWS secret access key, not an SES SMTP password',
          confidence: 'high',
        },
      ],
      hint: '44 characters, derived per region from the secret access key',
      source:
        'Amazon SES developer guide smtp-credentials.md@5b3d642; run of the documented derivation with its example key: 44 characters',
    },
  },
  docs: [
    'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
    'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
    'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
  ],
  sources: [
    {
      ref: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
      grade: 'A',
      supports: 'TLS mandatory; STARTTLS 25/587/2587; TLS wrapper 465/2465; EC2 throttles 25',
    },
    {
      ref: 'https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html',
      grade: 'A',
      supports: 'TLS 1.2 and 1.3',
    },
    {
      ref: 'Amazon SES developer guide smtp-credentials.md@5b3d642',
      grade: 'A',
      supports: 'credentials unique per region; not IAM secret; response codes',
    },
    {
      ref: 'run of the documented derivation with its example key: 44 characters',
      grade: 'A',
      supports: '44-char shape',
    },
    { ref: 'nodemailer 10.6.0 well-known services', grade: 'B', supports: '465' },
    { ref: 'Symfony mailer bridge (2024)', grade: 'B', supports: '465' },
    {
      ref: 'https://gist.github.com/chrisroos/6b32b07aefa010526f7e5cfe58d61978',
      grade: 'C',
      supports: 'wrong-mode behaviour per port',
    },
  ],
  notes: [
    'The region in the host must be the one for which the password was derived (535 otherwise).',
    'Idle connections are dropped after about 10 seconds; Symfony asks for ping_threshold below 10 with ses+smtp.',
    'The password may contain + and /, which must be percent-encoded in URLs (Symfony docs).',
    'In the sandbox: 554 Message rejected: Email address is not verified.',
    'Passwords derived with the algorithm before 2020 are said to be refused (unverified).',
  ],
} satisfies Provider;
