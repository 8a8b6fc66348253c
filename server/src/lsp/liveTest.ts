import {
  type CancellationToken,
  MessageType,
  ShowMessageNotification,
  ShowMessageRequest,
} from 'vscode-languageserver';
import type { Block } from '../core/model.ts';
import { listed, say } from '../core/say.ts';
import { type BlockTarget, targetOf, userWords } from '../core/target.ts';
import { isRefusedLogin } from '../live/backoff.ts';
import { blockAt } from '../live/blockAt.ts';
import { probeTargetOf } from '../live/probeTarget.ts';
import { adviceFor, messageOf } from '../live/report.ts';
import { verdictOf } from '../live/verdict.ts';
import { isOnThisMachine, PROXY_FORM, parseProxy, proxyWords } from '../probe/proxy.ts';
import type { ProbeReport, ProxyServer } from '../probe/types.ts';
import { analyse } from './check.ts';
import { type Converter, converter } from './convert.ts';
import { refusal, type Session } from './session.ts';
import { isRecord } from './settings.ts';

export interface TestRequest {
  readonly uri: string;
  readonly line: number;
  /** Tries the other ports and modes of the host too. */
  readonly find: boolean;
}

/** Runs the live test of the block at a line, after the user has agreed to contact its host; null when the user said no. */
export async function runTest(
  session: Session,
  loadProbe: Subject['loadProbe'],
  request: TestRequest,
  token: CancellationToken,
): Promise<unknown> {
  const { client, files } = session;
  const { t } = client;
  if (!client.trusted) throw refusal(t(say`the workspace is not trusted, so no connection is opened.`));
  const file = await files.get(request.uri);
  if (file === undefined) throw refusal(t(say`the document is not open, or smtplint is switched off for it.`));
  const convert = converter(file);
  const block = blockAt(
    analyse(file)?.blocks ?? [],
    convert.offset({ line: request.line, character: Number.MAX_SAFE_INTEGER }),
  );
  if (block === undefined) throw refusal(t(say`no mail settings were found in ${file.path}.`));
  const target = targetOf(block);
  if (target.kind === 'none') throw refusal(t(target.reason));
  if (session.testing) throw refusal(t(say`a connection test is running already.`));
  const wait = session.logins.wait(target.host, target.user);
  if (wait > 0) {
    throw refusal(
      t(say`the login was refused a moment ago; servers lock accounts for that. Wait ${Math.ceil(wait / 1000)} s.`),
    );
  }
  const proxy = proxyFor(session, target);
  session.testing = true;
  try {
    if (!(await consent(session, target, proxy, file.path, convert))) return null;
    return await testBlock(session, request, token, { block, target, proxy, convert, loadProbe });
  } finally {
    session.testing = false;
  }
}

interface Subject {
  readonly block: Block;
  readonly target: BlockTarget;
  readonly proxy: ProxyServer | undefined;
  readonly convert: Converter;
  readonly loadProbe: NonNullable<Session['host']['loadProbe']>;
}

async function testBlock(
  session: Session,
  request: TestRequest,
  token: CancellationToken,
  { block, target, proxy, convert, loadProbe }: Subject,
): Promise<unknown> {
  const { connection, client } = session;
  const probe = await loadProbe();
  const progress = client.progress ? await connection.window.createWorkDoneProgress() : undefined;
  progress?.begin('smtplint', undefined, client.t(say`testing ${target.host}:${target.port}`), true);
  try {
    const signal = abortOn(token, progress?.token);
    const tested = probeTargetOf(target);
    const report = await probe(tested, {
      signal,
      find: request.find,
      proxy,
      onStep: ({ name }) => progress?.report(name),
    });
    const isRefused = isRefusedLogin(report.cause);
    if (isRefused || report.ok) session.logins.ended(target.host, target.user, isRefused);
    const verdict = verdictOf(block, tested, report);
    if (verdict !== undefined) session.recordTest(verdict);
    announce(session, report);
    return {
      ...report,
      message: client.t(messageOf(report)),
      advice: adviceFor(report, block, client.t).map(({ text, title, edits }) => ({
        text: title,
        ...(title === text ? {} : { why: text }),
        ...(edits.length === 0 ? {} : { edits: convert.textEdits(edits) }),
      })),
    };
  } finally {
    progress?.done();
  }
}

/**
 * The proxy of `smtplint.test.proxy`, as it came with `initialize`: from whoever started the server. What a client says
 * later may be settings of the workspace, which must not lead a login anywhere.
 */
function proxyFor({ client: { settings, t } }: Session, { host }: BlockTarget): ProxyServer | undefined {
  const test: unknown = isRecord(settings) ? settings.test : undefined;
  const url: unknown = isRecord(test) ? test.proxy : undefined;
  if (typeof url !== 'string' || url.trim() === '' || isOnThisMachine(host)) return undefined;
  const proxy = parseProxy(url);
  if (proxy === undefined) throw refusal(t(say`smtplint.test.proxy needs ${PROXY_FORM}.`));
  return proxy;
}

/** Asks once per host and connection, naming what would be contacted and where each value comes from. */
async function consent(
  { connection, client: { t }, agreed }: Session,
  target: BlockTarget,
  proxy: ProxyServer | undefined,
  path: string,
  convert: Converter,
): Promise<boolean> {
  const key = target.host.toLowerCase();
  if (agreed.has(key)) return true;
  const where = target.origins
    .filter(({ slot }) => slot === 'host' || slot === 'port' || slot === 'user')
    .map(({ key: name, range }) => say`${name} (line ${convert.line(range.start) + 1})`);
  const user = userWords(target);
  const { host, port } = target;
  const values = say`The values come from ${path}: ${listed(where)}.`;
  const from =
    proxy === undefined ? values : say`${values} The connection goes through the proxy ${proxyWords(proxy)}.`;
  const yes = t(say`Test connection`);
  const answer = await connection.sendRequest(ShowMessageRequest.type, {
    type: MessageType.Warning,
    message: t(
      user === undefined
        ? say`Connect to ${host}, port ${port}, without a login? ${from}`
        : say`Connect to ${host}, port ${port}, as ${user}? ${from}`,
    ),
    actions: [{ title: yes }, { title: t(say`Cancel`) }],
  });
  if (answer?.title !== yes) return false;
  agreed.add(key);
  return true;
}

function announce({ connection, client: { t } }: Session, report: ProbeReport): void {
  if (report.cancelled === true) return;
  const type = report.ok ? MessageType.Info : MessageType.Error;
  void connection.sendNotification(ShowMessageNotification.type, { type, message: t(messageOf(report)) });
}

/** One signal for the request's own cancellation and the cancel button of the progress. */
function abortOn(...tokens: readonly (CancellationToken | undefined)[]): AbortSignal {
  const controller = new AbortController();
  for (const token of tokens) {
    if (token?.isCancellationRequested === true) controller.abort();
    token?.onCancellationRequested(() => controller.abort());
  }
  return controller.signal;
}
