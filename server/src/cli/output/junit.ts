import type { FileReport, PlacedFinding, Printer } from '../report.ts';
import { escapeXml } from './xml.ts';

/** JUnit's XML: a suite for each file with mail settings, a failed test for each finding. */
export const junit: Printer = ({ files }) => {
  const failures = files.reduce((sum, file) => sum + file.findings.length, 0);
  const tests = files.reduce((sum, file) => sum + Math.max(1, file.findings.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="smtplint" tests="${tests}" failures="${failures}" errors="0">`,
    ...files.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n');
};

function suite({ file, findings }: FileReport): readonly string[] {
  const name = escapeXml(file);
  const tests = Math.max(1, findings.length);
  const head = `  <testsuite name="${name}" tests="${tests}" failures="${findings.length}" errors="0" skipped="0">`;
  const cases =
    findings.length === 0 ? [`    <testcase classname="${name}" name="smtplint"/>`] : findings.flatMap(failedCase);
  return [head, ...cases, '  </testsuite>'];
}

function failedCase({ file, rule, range, severity, message, docs }: PlacedFinding): readonly string[] {
  const at = `${range.start.line + 1}:${range.start.character + 1}`;
  const detail = `${file}:${at}: ${severity}: ${message} (${docs})`;
  return [
    `    <testcase classname="${escapeXml(file)}" name="${escapeXml(`${rule} at ${at}`)}">`,
    `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(detail)}</failure>`,
    '    </testcase>',
  ];
}
