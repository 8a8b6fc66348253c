import { faultReports } from '../faultRule.ts';
import type { Block } from '../model.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'implicit-tls-unsupported',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'Port 465 with a client that cannot speak TLS from the first byte.',
  docs: {
    what: 'Port 465 in a program whose mail client knows only STARTTLS: .NET `System.Net.Mail.SmtpClient`, programs built on `net/smtp` of Go, and others. An information where the settings fit two clients of which one can.',
    why: 'The client waits for a greeting that never comes in plain text, and gives up after its timeout. No setting of that program can make 465 work.',
    how: 'Use port 587 with STARTTLS.',
    bad: [
      {
        file: 'appsettings.json',
        text: '{\n  "SmtpSettings": {\n    "Host": "smtp.acme.dev",\n    "Port": 465,\n    "EnableSsl": true,\n    "UserName": "app@acme.dev",\n    "Password": "${SMTP_PASSWORD}"\n  }\n}\n',
      },
    ],
    good: [
      {
        file: 'appsettings.json',
        text: '{\n  "SmtpSettings": {\n    "Host": "smtp.acme.dev",\n    "Port": 587,\n    "EnableSsl": true,\n    "UserName": "app@acme.dev",\n    "Password": "${SMTP_PASSWORD}"\n  }\n}\n',
      },
    ],
    whenNot: 'A TLS proxy in front of the program that speaks plain text to it on port 465.',
    sources: [
      { url: 'https://learn.microsoft.com/en-us/dotnet/api/system.net.mail.smtpclient.enablessl', read: '2026-11-23' },
    ],
  },

  check: (block) => faultReports('implicit-tls-unsupported', block).map((report) => withPort(block, report)),
};

export default rule;

/** Such a client uses STARTTLS as soon as the port is 587. */
function withPort(block: Block, report: Report): Report {
  if ((report.fixes ?? []).length > 0) return report;
  return { ...report, fixes: fixOf(block, say`Use port 587`, [{ slot: 'port', value: 587 }]) };
}
