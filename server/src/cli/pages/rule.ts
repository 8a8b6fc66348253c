import { docsUrl, type Rule } from '../../core/rule.ts';

/** The page of a rule for a terminal. */
export function ruleText(rule: Rule): string {
  const { what, why, how, bad, good, whenNot, sources } = rule.docs;
  const level = rule.off === true ? `off (${rule.severity} when switched on)` : rule.severity;
  const fix = { safe: 'has a safe fix', unsafe: 'has a fix that needs a look', none: 'has no fix' }[rule.fix];
  return [
    `${rule.id}: ${level}, ${fix}\n`,
    paragraph('', what),
    paragraph('Why', why),
    paragraph('What to do', how),
    example('Wrong', bad[0]),
    example('Right', good[0]),
    paragraph('When not to use it', whenNot),
    `\nSources\n${sources.map(({ url, read, note }) => `  ${url} (read ${read}${note === undefined ? '' : `; ${note}`})\n`).join('')}`,
    `\nSwitch it off: \`rules: { ${rule.id}: off }\` in .smtplint.yaml, or \`# smtplint-ignore ${rule.id} -- reason\` above the line.\n`,
    `${docsUrl(rule.id)}\n`,
  ].join('');
}

function paragraph(title: string, text: string): string {
  return `\n${title === '' ? '' : `${title}\n`}${wrap(text, title === '' ? '' : '  ')}\n`;
}

function example(title: string, { file, text }: Rule['docs']['bad'][number]): string {
  return `\n${title} (${file})\n${text.trimEnd().replace(/^/gm, '    ')}\n`;
}

/** Text in lines of at most 88 characters. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > 88) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}
