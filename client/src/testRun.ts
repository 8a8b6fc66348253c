import * as vscode from 'vscode';
import type { Range } from '../../server/src/core/model.ts';
import { adviceFor, blamedRange, messageOf, resultLines, stepLine } from '../../server/src/live/report.ts';
import type { ProbeReport } from '../../server/src/probe/types.ts';
import { agreed, heldBack, keep, type LiveTestParts, machine } from './connectionTest.ts';
import { translate } from './l10n.ts';
import { type Subject, subjectAt } from './subject.ts';

/** Runs the chosen tests one after the other. */
export async function runTests(
  parts: LiveTestParts,
  controller: vscode.TestController,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  const items = await chosen(controller, request);
  for (const item of items) run.enqueued(item);
  try {
    for (const item of items) {
      if (token.isCancellationRequested) run.skipped(item);
      else await runOne(parts, run, item, token);
    }
  } finally {
    run.end();
  }
}

/** The blocks that a request names; those of a file that was never opened are looked up first. */
async function chosen(
  controller: vscode.TestController,
  { include, exclude }: vscode.TestRunRequest,
): Promise<readonly vscode.TestItem[]> {
  const found: vscode.TestItem[] = [];
  const add = async (item: vscode.TestItem): Promise<void> => {
    if (exclude?.includes(item) === true || found.includes(item)) return;
    if (item.parent !== undefined) {
      found.push(item);
      return;
    }
    if (item.children.size === 0) await controller.resolveHandler?.(item);
    for (const [, child] of item.children) await add(child);
  };
  for (const item of include ?? [...controller.items].map(([, top]) => top)) await add(item);
  return found;
}

async function runOne(
  parts: LiveTestParts,
  run: vscode.TestRun,
  item: vscode.TestItem,
  token: vscode.CancellationToken,
): Promise<void> {
  if (item.uri === undefined || item.range === undefined) return run.skipped(item);
  const document = await vscode.workspace.openTextDocument(item.uri);
  const subject = subjectAt({ document, line: Math.min(item.range.start.line, document.lineCount - 1) });
  if (subject.kind === 'none') {
    return run.errored(item, messageAt(document, subject.reason, subject.range ?? { start: 0, end: 0 }));
  }
  const say = (lines: readonly string[]): void =>
    run.appendOutput(lines.map((line) => `${line}\r\n`).join(''), undefined, item);
  const leave = await parts.lane.enter();
  const cancelled = onCancel(token);
  let running: Promise<ProbeReport> | undefined;
  try {
    if (!vscode.workspace.isTrusted || token.isCancellationRequested) return run.skipped(item);
    const held = heldBack(subject, parts);
    if (held !== undefined) return run.errored(item, messageAt(document, held, subject.block.range));
    const test = await agreed(subject, parts);
    if (test === undefined) {
      say([vscode.l10n.t('Not tested: you did not agree to the connection.')]);
      return run.skipped(item);
    }
    run.started(item);
    const { host, port } = subject.target;
    say([vscode.l10n.t('{0}:{1}, {2}, run from {3}', host, String(port), subject.path, machine())]);
    const started = Date.now();
    running = test({ signal: cancelled.signal, onStep: (step) => say([stepLine(step)]) });
    // Whoever stops a test need not wait for the last reply of the server.
    const report = await Promise.race([running, cancelled.promise]);
    if (report === undefined || report.cancelled === true) {
      say([vscode.l10n.t('Stopped.')]);
      return run.skipped(item);
    }
    keep(parts, subject, report);
    say(resultLines(report, translate));
    const took = Date.now() - started;
    if (report.ok) run.passed(item, took);
    else run.failed(item, failureOf(subject, report), took);
  } catch (error) {
    run.errored(item, messageAt(document, wordsOf(error), subject.block.range));
  } finally {
    cancelled.dispose();
    // The next test waits until this one has let go of its connection.
    if (running === undefined) leave();
    else void running.then(leave, leave);
  }
}

function onCancel(token: vscode.CancellationToken) {
  const controller = new AbortController();
  let stop = (): void => undefined;
  const promise = new Promise<undefined>((resolve) => {
    stop = () => {
      controller.abort();
      resolve(undefined);
    };
  });
  const listener = token.onCancellationRequested(stop);
  return { signal: controller.signal, promise, dispose: () => listener.dispose() };
}

/** What is wrong and what to do, at the setting that is to blame. */
function failureOf({ document, block, text }: Subject, report: ProbeReport): vscode.TestMessage {
  const advice = adviceFor(report, block, translate).map(({ text: words, title, edits }) =>
    edits.length > 0 && title !== words ? `→ ${words} (${title})` : `→ ${words}`,
  );
  const message = [translate(messageOf(report)), ...advice].join('\n');
  const isSame = document.getText() === text;
  return messageAt(document, message, isSame ? blamedRange(block, report.cause) : { start: 0, end: 0 });
}

function messageAt(document: vscode.TextDocument, words: string, { start, end }: Range): vscode.TestMessage {
  const message = new vscode.TestMessage(words);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  message.location = new vscode.Location(document.uri, range);
  return message;
}

/** Only errors of ours have words that are fit to show. */
function wordsOf(error: unknown): string {
  const isOurs = error instanceof Error && error.message.startsWith('smtplint.');
  return isOurs ? error.message : vscode.l10n.t('The test could not be run. This is a bug in smtplint.');
}
