import { type Cause, type CauseInfo, causes } from '../core/causes.ts';
import type { Text } from '../core/model.ts';
import { english, fixed, say } from '../core/say.ts';
import type { Advice, Verdict } from './run.ts';
import type { ProbeAlternative, ProbeTarget, ProbeWrite, Security } from './types.ts';

const MODES: Readonly<Record<Security, Text>> = {
  implicit: say`implicit TLS`,
  starttls: 'STARTTLS',
  opportunistic: 'STARTTLS',
  none: say`no encryption`,
};

const FINE = new Set<Cause>(['ok', 'accepted', 'delivered']);
/** What another port or mode cannot mend. */
const NOT_THE_PORT = /^(?:cert-|auth-(?:bad|app|web|basic|temp)|sender-|recipient|content|size|smtputf8|dns-)/;

export interface AdviceFacts {
  readonly target: ProbeTarget;
  readonly local: boolean;
  readonly alternatives: readonly ProbeAlternative[];
}

/** What to do, most certain first. */
export function adviceFor(
  verdict: Verdict | undefined,
  others: readonly Verdict[],
  facts: AdviceFacts,
): readonly Advice[] {
  if (verdict === undefined) return [];
  if (verdict.atProxy === true) return verdict.advice ?? [];
  const advice: Advice[] = [];
  if (!FINE.has(verdict.why)) {
    const works = NOT_THE_PORT.test(verdict.why)
      ? undefined
      : facts.alternatives.find(({ ok, cause }) => ok && cause === undefined);
    if (works !== undefined) {
      const { port, security } = works;
      const text = say`Port ${port} with ${MODES[security]} works on this host.`;
      advice.push({ text, writes: writesFor(facts.target, port, security) });
    }
    advice.push(...(verdict.advice ?? []).filter((own) => !disproved(own.writes, facts)));
    // Own advice that can be applied says the same as the table, with the facts.
    const fine = verdict.why === 'plaintext-no-auth' && facts.local;
    if (!fine && !advice.some(({ writes }) => writes !== undefined)) advice.push(general(verdict, facts));
  }
  for (const other of others) advice.push(...(other.advice ?? []), { text: fixed(causes[other.why].change) });
  const seen = new Set<string>();
  return advice.filter(({ text }) => !seen.has(english(text)) && seen.add(english(text)));
}

function general({ why }: Verdict, facts: AdviceFacts): Advice {
  const writes = suggestion(causes[why], facts);
  return { text: fixed(causes[why].change), ...(writes === undefined ? {} : { writes }) };
}

function suggestion({ suggest }: CauseInfo, facts: AdviceFacts): readonly ProbeWrite[] | undefined {
  if (suggest === undefined || (suggest.port !== undefined && (facts.local || suggest.port === facts.target.port)))
    return undefined;
  const writes = writesFor(facts.target, suggest.port ?? facts.target.port, suggest.security);
  return writes.length === 0 || disproved(writes, facts) ? undefined : writes;
}

function writesFor(target: ProbeTarget, port: number, security: Security): readonly ProbeWrite[] {
  return [
    ...(port === target.port ? [] : [{ slot: 'port', value: port } as const]),
    ...(security === target.security ? [] : [{ slot: 'security', value: security } as const]),
  ];
}

/** True when `find` has tried that port and it does not work. */
function disproved(writes: readonly ProbeWrite[] | undefined, { alternatives }: AdviceFacts): boolean {
  const port = writes?.find(({ slot }) => slot === 'port')?.value;
  return alternatives.some((alternative) => alternative.port === port && !alternative.ok);
}
