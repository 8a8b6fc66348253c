import type { PlacedFinding, Printer } from '../report.ts';

/** One object; positions as in the language server protocol. */
export const json: Printer = ({ summary, files }) => {
  const findings = files.flatMap((file) => file.findings).map(findingJson);
  return `${JSON.stringify({ schema: 'smtplint/check/1', summary, findings }, null, 2)}\n`;
};

/** One finding a line, each as in `json`. */
export const jsonl: Printer = ({ files }) =>
  files
    .flatMap((file) => file.findings)
    .map((finding) => `${JSON.stringify(findingJson(finding))}\n`)
    .join('');

function findingJson({ key, ...finding }: PlacedFinding): object {
  return { ...finding, ...(key === '' ? {} : { key }) };
}
