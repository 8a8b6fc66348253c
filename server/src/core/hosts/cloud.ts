import type { Entry, Grade } from '../model.ts';

/** What a hosting platform does to outgoing mail ports. */
export interface CloudPolicy {
  readonly platform: string;
  readonly port25: string;
  /** The other ports. */
  readonly other?: string;
  readonly source: string;
  /** D = general knowledge: never told as a fact. */
  readonly grade: Grade;
  /** Keys that only a deployment to this platform has, such as the annotations of its Kubernetes service. */
  readonly signs?: RegExp;
  /** Set when no customer is let through on port 25. */
  readonly always?: true;
}

/** Read on 2026-11-23. */
export const cloudPolicies: readonly CloudPolicy[] = [
  {
    platform: 'AWS EC2',
    port25: 'throttled by default; lifted on request',
    other: '465, 587, 2465 and 2587 to SES are not restricted',
    source: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
    grade: 'A',
    signs: /^(?:eks\.amazonaws\.com|service\.beta\.kubernetes\.io\/aws-)/,
  },
  {
    platform: 'Azure VM',
    port25: 'blocked except under an Enterprise Agreement; pay-as-you-go, CSP and MPN can ask; free and student never',
    other: 'relays on 587 are not restricted',
    source:
      'MicrosoftDocs/azure-docs@0062e91 troubleshoot-outbound-smtp-connectivity.md (2021-04, later edition not seen)',
    grade: 'B',
    signs: /^(?:azure\.workload\.identity\/|service\.beta\.kubernetes\.io\/azure-)/,
  },
  {
    platform: 'Google Cloud',
    port25: 'blocked',
    other: '465, 587 and other ports of a relay are allowed',
    source: 'GKE documentation as quoted in gitlab-org/charts/gitlab!647; Google tutorial for Mailjet (2525)',
    grade: 'B',
    signs: /^(?:iam\.gke\.io|networking\.gke\.io|cloud\.google\.com)\//,
    always: true,
  },
  {
    platform: 'DigitalOcean',
    port25: 'blocked',
    other: '465 and 587 possibly too: support said open in 2019, later reports say blocked; 2525 works',
    source: 'https://gist.github.com/tihoho/a795ea8813530c6088b07d6123f62216; Hubs-Foundation/hubs discussion 2886',
    grade: 'C',
  },
  {
    platform: 'Vultr',
    port25: 'blocked; requests are often refused',
    source: 'LukeSmithxyz/emailwiz#172',
    grade: 'C',
  },
  {
    platform: 'Linode (Akamai)',
    port25: 'blocked on new accounts',
    other: '465 and 587 are said to be blocked on new accounts too (unverified)',
    source: 'postalserver/docs#46',
    grade: 'C',
  },
  {
    platform: 'Hetzner Cloud',
    port25: '25 and 465 blocked on new accounts until requested',
    other: '587 open',
    source: 'general knowledge, not checked',
    grade: 'D',
  },
  {
    platform: 'OVHcloud',
    port25: 'open by default, with an anti-spam system',
    source: 'analogic/mailserver#975 (Bitbucket), a comment',
    grade: 'C',
  },
  {
    platform: 'Oracle Cloud',
    port25: 'blocked on free tenancies',
    source: 'analogic/mailserver#975 (Bitbucket), a comment',
    grade: 'C',
  },
  {
    platform: 'Render',
    port25: '25, 465 and 587 blocked on free web services',
    source: 'BODMAT/CoinRadar#6 (587 blocked)',
    grade: 'C',
  },
  {
    platform: 'Railway, Heroku, Vercel, Cloudflare Workers',
    port25: '25 blocked, or no raw SMTP at all',
    source: 'general knowledge, not checked',
    grade: 'D',
  },
];

/** The platform that a file is deployed to, and the entry that says so; undefined when nothing in the file proves one. */
export function cloudOf(entries: readonly Entry[]): { readonly policy: CloudPolicy; readonly sign: Entry } | undefined {
  for (const entry of entries) {
    const key = entry.path.at(-1) ?? '';
    if (!key.includes('/')) continue;
    const policy = cloudPolicies.find(({ signs }) => signs?.test(key) === true);
    if (policy !== undefined) return { policy, sign: entry };
  }
  return undefined;
}
