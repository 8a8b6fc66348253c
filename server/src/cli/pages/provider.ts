import type { Endpoint, Provider } from '../../core/model.ts';
import { modeWords } from '../../core/words.ts';

/** What is known about a provider, in plain words. */
export function providerText(provider: Provider, markdown = false): string {
  const head = markdown ? `# ${provider.name}` : `${provider.name} (${provider.id})`;
  const item = (text: string): string => `${markdown ? '-' : ' '} ${text}\n`;
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${markdown ? `## ${title}\n\n` : `${title}\n`}${lines.map(item).join('')}`;
  const { recommended, hosts, endpoints, login, deprecations = [], docs, notes = [] } = provider;
  return [
    `${head}\n`,
    section(
      'Use',
      recommended === undefined
        ? []
        : [`${recommended.host ?? 'host as below'}, port ${recommended.port}, ${modeWords(recommended.mode)}`],
    ),
    section('Hosts', hosts.map(hostLine)),
    section('Ports', endpoints.map(endpointLine)),
    section('Login', loginLines(provider, login)),
    section(
      'Ended',
      deprecations.map(({ what, date, source }) => `${what}: ${date} (${source})`),
    ),
    section('Notes', notes),
    section('Read more', docs),
    `\n${checkedWords(provider)}\n`,
  ].join('');
}

function hostLine({ example, status, replacement, note }: Provider['hosts'][number]): string {
  const words = status === 'current' ? '' : ` (${status}${replacement === undefined ? '' : `, now ${replacement}`})`;
  return `${example}${words}${note === undefined ? '' : `: ${note}`}`;
}

function endpointLine({ port, mode, status, note }: Endpoint): string {
  return `${String(port).padEnd(5)} ${modeWords(mode)} (${status})${note === undefined ? '' : `: ${note}`}`;
}

function loginLines({ anonymous }: Provider, login: Provider['login']): readonly string[] {
  const lines: string[] = [];
  if (anonymous === 'only') lines.push('Takes mail without a login.');
  if (anonymous === 'allowed') lines.push('Takes mail without a login from addresses that it knows.');
  if (login === undefined) return lines;
  const { user, password, mechanisms } = login;
  if (user?.literal !== undefined) lines.push(`User name: always ${user.literal}`);
  else if (user?.hint !== undefined) lines.push(`User name: ${user.hint}`);
  if (password?.hint !== undefined) lines.push(`Password: ${password.hint}`);
  if (mechanisms.length > 0) lines.push(`Mechanisms: ${mechanisms.join(', ')}`);
  return lines;
}

function checkedWords({ verified, verifiedOn }: Provider): string {
  switch (verified) {
    case 'full':
      return `Read in the provider's own documentation on ${verifiedOn}.`;
    case 'partial':
      return `Read in third-party sources on ${verifiedOn}.`;
    case 'no':
      return 'Not verified: shown for orientation, never the reason of a finding.';
  }
}
