import type { Severity } from '../../core/model.ts';
import type { Printer } from '../report.ts';
import { fingerprints } from './fingerprint.ts';

/** GitLab's code quality report. */
export const gitlab: Printer = ({ files }) => {
  const findings = files.flatMap((file) => file.findings);
  const names = fingerprints(findings);
  const issues = findings.map((finding) => ({
    type: 'issue',
    description: finding.message,
    check_name: finding.rule,
    categories: ['Bug Risk'],
    fingerprint: names.get(finding),
    severity: severityOf(finding.severity),
    location: {
      path: finding.file,
      lines: { begin: finding.range.start.line + 1, end: finding.range.end.line + 1 },
    },
    content: { body: finding.docs },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
};

function severityOf(severity: Severity): string {
  switch (severity) {
    case 'error':
      return 'critical';
    case 'warning':
      return 'major';
    case 'info':
      return 'minor';
    case 'hint':
      return 'info';
  }
}
