import type { Severity } from '../../core/model.ts';
import { docsUrl, type Rule } from '../../core/rule.ts';
import type { CheckReport, LineRange, PlacedFinding, PlacedFix, Printer } from '../report.ts';
import { fingerprints } from './fingerprint.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/smtplint/smtplint';

/** SARIF 2.1.0, for code scanning services. */
export const sarif: Printer = (report) => {
  const findings = report.files.flatMap((file) => file.findings);
  const names = fingerprints(findings);
  const index = new Map(report.rules.map((rule, i) => [rule.id, i]));
  const run = {
    tool: { driver: driver(report) },
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => result(finding, index.get(finding.rule), names.get(finding) ?? '')),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

function driver({ version, rules }: CheckReport): object {
  return { name: 'smtplint', informationUri: HOME, semanticVersion: version, version, rules: rules.map(descriptor) };
}

function descriptor(rule: Rule): object {
  const { what, why, how, whenNot } = rule.docs;
  return {
    id: rule.id,
    name: rule.id.replace(/(^|-)([a-z])/g, (_, __: string, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.summary },
    fullDescription: { text: what },
    help: {
      text: `${what}\n\n${why}\n\n${how}\n\n${whenNot}`,
      markdown: `${what}\n\n**Why:** ${why}\n\n**What to do:** ${how}\n\n**When not to use it:** ${whenNot}`,
    },
    helpUri: docsUrl(rule.id),
    defaultConfiguration: { enabled: rule.off !== true, level: levelOf(rule.severity) },
    properties: { tags: ['smtp', 'mail'], 'problem.severity': problemSeverity(rule.severity) },
  };
}

function result(finding: PlacedFinding, ruleIndex: number | undefined, fingerprint: string): object {
  const location = { artifactLocation: artifact(finding.file), region: region(finding.range) };
  const properties = {
    severity: finding.severity,
    confidence: finding.confidence,
    ...(finding.dialect === undefined ? {} : { dialect: finding.dialect }),
    ...(finding.provider === undefined ? {} : { provider: finding.provider }),
  };
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levelOf(finding.severity),
    message: { text: finding.message },
    locations: [{ physicalLocation: location }],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, id) => ({
            id: id + 1,
            message: { text: related.message },
            physicalLocation: {
              artifactLocation: artifact(related.file ?? finding.file),
              region: region(related.range),
            },
          })),
        }),
    partialFingerprints: { 'smtplint/v1': fingerprint },
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map((fix) => fixOf(fix, finding.file)) }),
    properties,
  };
}

function fixOf(fix: PlacedFix, file: string): object {
  return {
    description: { text: fix.title },
    artifactChanges: [
      {
        artifactLocation: artifact(file),
        replacements: fix.edits.map(({ range, newText }) => ({
          deletedRegion: region(range),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

/** Relative paths are seen from the root of the sources, whichever folder that is where the report is read. */
function artifact(file: string): object {
  const uri = file.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  return file.startsWith('../') || file.startsWith('/') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function region({ start, end }: LineRange): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function problemSeverity(severity: Severity): 'error' | 'warning' | 'recommendation' {
  return severity === 'error' || severity === 'warning' ? severity : 'recommendation';
}
