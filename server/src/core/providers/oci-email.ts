import type { Provider } from '../model.ts';

export default {
  id: 'oci-email',
  name: 'Oracle Cloud Email Delivery',
  kind: 'transactional',
  verified: 'partial',
  verifiedOn: '2026-11-23',
  hosts: [
    {
      pattern: /^smtp\.email\.[a-z]{2}-[a-z]{1,20}-\d\.oci\.[a-z0-9-]{1,63}\.com$/i,
      example: 'smtp.email.us-ashburn-1.oci.oraclecloud.com',
      status: 'current',
    },
    {
      pattern: /^smtp\.(us|uk|eu|ap)-[a-z]{1,20}-\d\.oraclecloud\.com$/i,
      example: 'smtp.us-ashburn-1.oraclecloud.com',
      status: 'unverified',
      note: 'older host form',
    },
  ],
  endpoints: [
    { port: 587, mode: 'starttls', status: 'recommended' },
    { port: 25, mode: 'starttls', status: 'discouraged' },
  ],
  recommended: { host: 'smtp.email.<region>.oci.oraclecloud.com', port: 587, mode: 'starttls' },
  login: {
    mechanisms: ['PLAIN', 'LOGIN'],
    user: {
      kind: 'generated',
      pattern: /^ocid1\.user\.[^@\s]{1,150}@ocid1\.tenancy\.[^@\s]{1,150}$/,
      hint: 'ocid1.user.oc1..x@ocid1.tenancy.oc1..y.zz.com',
    },
    password: { kind: 'smtp_credential', hint: 'SMTP credentials of the user (not the console password)' },
  },
  docs: ['https://docs.oracle.com/en-us/iaas/Content/Email/Tasks/configuresmtpconnection.htm'],
  sources: [
    {
      ref: 'https://docs.cloud.oracle.com/en-us/iaas/Content/Email/Tasks/configuresmtpconnection.htm',
      grade: 'A',
      supports: 'TLS on 25 or 587, encryption mandatory (2025-02-26)',
    },
    {
      ref: 'public configuration files that name smtp.email.us-ashburn-1 (ten)',
      grade: 'C',
      supports: 'host form smtp.email.<region>.oci.oraclecloud.com, 587, user ocid1.user...',
    },
  ],
} satisfies Provider;
