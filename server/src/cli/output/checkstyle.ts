import type { PlacedFinding, Printer } from '../report.ts';
import { escapeXml } from './xml.ts';

/** Checkstyle's XML, which many CI systems read. */
export const checkstyle: Printer = ({ files }) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files
      .filter(({ findings }) => findings.length > 0)
      .flatMap(({ file, findings }) => [
        `  <file name="${escapeXml(file)}">`,
        ...findings.map((finding) => `    ${errorElement(finding)}`),
        '  </file>',
      ]),
    '</checkstyle>',
    '',
  ].join('\n');

function errorElement({ range, severity, message, rule }: PlacedFinding): string {
  const level = severity === 'hint' ? 'info' : severity;
  const at = `line="${range.start.line + 1}" column="${range.start.character + 1}"`;
  return `<error ${at} severity="${level}" message="${escapeXml(message)}" source="smtplint.${rule}"/>`;
}
