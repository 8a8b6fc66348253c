import { hasLogin, isInactive, known } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import { cloudOf } from '../hosts/cloud.ts';
import type { Block, Endpoint, KnownSetting, SourceDocument } from '../model.ts';
import { endpointsFor } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { fixed, say } from '../say.ts';
import { submissionFix, submissionOf } from '../submission.ts';

const rule: Rule = {
  id: 'port-25-submission',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'Port 25 is for mail between servers; networks and clouds block it.',
  docs: {
    what: 'Port 25 in an application that logs in at a mail server somewhere else, or that uses a provider which documents another port, or that runs in a cloud which blocks it.',
    why: 'AWS, Google Cloud, Azure, most hosters and most home networks block or throttle outgoing port 25, because spam bots use it. The settings work on one machine and time out on the next.',
    how: 'Use port 587 with STARTTLS or port 465 with TLS from the first byte, whichever your provider documents.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=25\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=smtp.sendgrid.net\nEMAIL_PORT=25\nEMAIL_USE_TLS=True\n' },
      {
        file: 'values.yaml',
        text: 'serviceAccount:\n  annotations:\n    iam.gke.io/gcp-service-account: app@project.iam.gserviceaccount.com\nenv:\n  EMAIL_HOST: smtp.example.com\n  EMAIL_PORT: "25"\n  EMAIL_USE_TLS: "True"\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=localhost\nEMAIL_PORT=25\nEMAIL_USE_TLS=\n' },
      { file: '.env', text: 'EMAIL_HOST=smtp-relay.gmail.com\nEMAIL_PORT=25\nEMAIL_USE_TLS=True\n' },
    ],
    whenNot: 'A smart host that takes your mail on port 25 by agreement, from a network that may use that port.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1', read: '2026-11-23' },
      { url: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html', read: '2026-11-23' },
    ],
  },

  check(block, { document, options }): readonly Report[] {
    const port = known(block, 'port');
    const host = known(block, 'host');
    if (port?.text.trim() !== '25' || isRefused(block) || isInactive(block)) return [];
    if (block.settings.get('host').state === 'dynamic') return hasLogin(block) ? [loginOn25(port)] : [];
    if (host === undefined || block.reach !== 'remote') return [];
    if (!isMeantForSubmission(block, host.text)) return blockedByCloud(block, port, document);
    const submission = submissionOf(block, options);
    return [
      {
        message: say`Port 25 is for mail between servers; many networks and clouds block it. Use port ${submission.port}.`,
        range: port.range,
        // The provider says that it works: then only the network between is in the way.
        ...(isDocumented(block, host.text) ? { severity: 'info' as const } : {}),
        fixes: submissionFix(block, submission),
      },
    ];
  },
};

export default rule;

/** A relay without a login may use port 25, but not from a cloud that blocks it; the fix is for its operator to find. */
function blockedByCloud(block: Block, port: KnownSetting, { entries }: SourceDocument): readonly Report[] {
  if (block.provider !== undefined || hasLogin(block)) return [];
  const cloud = cloudOf(entries);
  if (cloud === undefined) return [];
  const { policy, sign } = cloud;
  return [
    {
      message: say`Port 25 to a mail server outside: on ${policy.platform} it is ${fixed(policy.port25)}. Use 587 or 465 of that server.`,
      range: port.range,
      ...(policy.always === true ? {} : { severity: 'info' as const }),
      confidence: 'likely',
      related: [{ message: say`this is deployed to ${policy.platform}`, range: sign.keyRange }],
      fixes: [],
    },
  ];
}

/** Only run time knows the host, but who logs in hands in mail: worth a word, and no more than that. */
function loginOn25(port: KnownSetting): Report {
  return {
    message: say`Port 25 with a login: mail is handed in on 587 or 465; 25 is for mail between servers and often blocked.`,
    range: port.range,
    severity: 'info',
    confidence: 'likely',
    fixes: [],
  };
}

/** An application that logs in, or a provider that documents other ports for it and not this one. */
function isMeantForSubmission(block: Block, host: string): boolean {
  const { provider } = block;
  if (provider === undefined) return hasLogin(block);
  if (provider.kind === 'relay' || provider.kind === 'none' || provider.anonymous !== undefined) return false;
  return hasLogin(block) || (provider.verified !== 'no' && !isDocumented(block, host) && hasOtherPort(block, host));
}

function isDocumented({ provider }: Block, host: string): boolean {
  return (
    provider !== undefined &&
    endpointsFor(provider, host).some((endpoint) => endpoint.port === 25 && isOffered(endpoint))
  );
}

function hasOtherPort({ provider }: Block, host: string): boolean {
  return (
    provider !== undefined &&
    endpointsFor(provider, host).some((endpoint) => endpoint.port !== 25 && isOffered(endpoint))
  );
}

function isOffered({ status }: Endpoint): boolean {
  return status === 'recommended' || status === 'supported';
}
