import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A compose file of about `lines` lines with one mail block in the middle; deterministic. */
export function composeFile(lines: number): string {
  const rows = ['services:'];
  for (let i = 0; rows.length < lines; i++) {
    rows.push(`  service${i}:`, `    image: registry.example.com/team/service${i}:1.${i}`, '    environment:');
    if (rows.length > lines / 2 && rows.length < lines / 2 + 20) {
      rows.push('      SMTP_HOST: smtp.example.com', '      SMTP_PORT: "587"', '      SMTP_SECURE: "true"');
      rows.push('      SMTP_USER: app@example.com', `      SMTP_PASS: \${SMTP_PASS}`);
    }
    for (let k = 0; k < 12; k++) rows.push(`      SETTING_${k}: "value ${i} ${k}"`);
    rows.push('    ports:', `      - "${8000 + i}:80"`, '    depends_on:', '      - database');
  }
  return `${rows.slice(0, lines).join('\n')}\n`;
}

/** A JSON file of about `lines` lines with one mail block in the middle. */
export function jsonFile(lines: number): string {
  const data: Record<string, unknown> = {};
  const sections = Math.floor((lines - 12) / 12);
  for (let i = 0; i < sections; i++) {
    const section: Record<string, unknown> = {};
    for (let k = 0; k < 10; k++) section[`setting${k}`] = k % 2 === 0 ? `value ${i} ${k}` : i * k;
    data[`section${i}`] = section;
    if (i === sections >> 1) {
      data.smtp = { host: 'smtp.example.com', port: 587, secure: true, auth: { user: 'app', pass: `\${P}` } };
    }
  }
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** Writes a tree of `count` small configuration files, one in fifty with mail settings; returns the folder. */
export function writeTree(folder: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const directory = join(folder, `group${i % 100}`, `project${Math.floor(i / 100) % 40}`);
    if (i < 4000) mkdirSync(directory, { recursive: true });
    const mail = i % 50 === 0;
    const [name, text] = fileOf(i, mail);
    writeFileSync(join(directory, name), text);
  }
}

function fileOf(i: number, mail: boolean): readonly [string, string] {
  const filler = (row: (k: number) => string): string => Array.from({ length: 40 }, (_, k) => row(k)).join('\n');
  switch (i % 4) {
    case 0: {
      const settings = mail ? 'SMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE=true\n' : '';
      return [`.env.stage${i}`, `${settings}${filler((k) => `SETTING_${k}=value-${i}-${k}`)}\n`];
    }
    case 1:
      return [`values${i}.yaml`, `app:\n${filler((k) => `  setting${k}: value-${i}-${k}`)}\n`];
    case 2: {
      const smtp = mail ? { smtp: { host: 'smtp.example.com', port: 587, secure: true } } : {};
      const rest = Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`setting${k}`, `value-${i}-${k}`]));
      return [`config${i}.json`, `${JSON.stringify({ ...smtp, ...rest }, null, 2)}\n`];
    }
    default:
      return [`deploy${i}.yml`, `jobs:\n${filler((k) => `  step${k}: run-${i}-${k}`)}\n`];
  }
}
