import { run } from './main.ts';

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
});

// A lookup cannot be cancelled, and Node waits for it even at the exit: with the defaults of glibc (5 seconds, twice, for
// each name server and search domain) a dead name server would keep `smtplint test` running long after its answer.
process.env.RES_OPTIONS ??= 'timeout:1 attempts:2';

const io = {
  out: (text: string | Uint8Array) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  stdin: readStdin,
  env: process.env,
  cwd: process.cwd(),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  now: Date.now,
};

// The code is set and not forced: what was written to a pipe must arrive first.
run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
