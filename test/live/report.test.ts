import assert from 'node:assert/strict';
import { understand } from '../../server/src/core/lint.ts';
import type { Block } from '../../server/src/core/model.ts';
import { english } from '../../server/src/core/say.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { translator } from '../../server/src/core/translate.ts';
import { adviceFor, reportLines, resultLines } from '../../server/src/live/report.ts';
import { type ProbeOptions, type ProbeReport, type ProbeTarget, probe } from '../../server/src/probe/index.ts';
import { tableOf } from '../l10n/support.ts';
import { plain, type Script, script } from '../probe/support/servers.ts';

const german = translator(tableOf('l10n/phrases.de.json'));
const PASSWORD = 'correct-horse';

interface Tested {
  readonly report: ProbeReport;
  readonly block: Block;
  readonly port: number;
}

/** Tests a server with settings that stand in a file too. */
async function tested(answers: Script, target: Partial<ProbeTarget> = {}, options?: ProbeOptions): Promise<Tested> {
  const server = await plain(script(answers));
  try {
    const { port } = server;
    const login = { user: 'me@mail.test', password: new Secret(PASSWORD) };
    const report = await probe({ host: 'localhost', port, security: 'none', ...login, ...target }, options);
    const text = `SMTP_HOST=localhost\nSMTP_PORT=${port}\nSMTP_SECURE=${target.security === 'implicit'}\nSMTP_USER=a\nSMTP_PASS=b\n`;
    const [block] = understand('app.env', text)?.blocks ?? [];
    assert.ok(block !== undefined);
    return { report, block, port };
  } finally {
    await server.close();
  }
}

describe('results of connection tests in German', () => {
  it('say why the test failed, with the words of the server, and what to do', async () => {
    const { report, block, port } = await tested({ AUTH: `535 5.7.8 no: ${PASSWORD}` });
    const advice =
      'Prüfen Sie Benutzername und Passwort. Viele Anbieter verlangen ein App-Passwort, einen API-Schlüssel oder SMTP-Zugangsdaten.';
    assert.deepEqual(resultLines(report, german), [
      `Fehlgeschlagen (auth-bad-credentials): localhost:${port} lehnt die Anmeldung ab: 535 5.7.8 no: •••`,
      `  → ${advice}`,
    ]);
    assert.deepEqual(adviceFor(report, block, german), [{ text: advice, title: advice, edits: [] }]);
  });

  it('say what to change in the file', async () => {
    const { report, block, port } = await tested({}, { security: 'implicit' });
    assert.match(
      resultLines(report, german)[0] ?? '',
      new RegExp(
        `^Fehlgeschlagen \\(plain-on-tls-port\\): Port ${port} antwortet im Klartext \\(220 .*\\); die Einstellungen verlangen TLS ab dem ersten Byte\\.$`,
      ),
    );
    const [first] = adviceFor(report, block, german);
    assert.equal(first?.text, 'Schalten Sie die Verschlüsselung für diesen lokalen Server aus.');
    assert.equal(first?.title, 'SMTP_SECURE=false setzen');
  });

  it('say that the test passed', async () => {
    const { report, port } = await tested({});
    assert.equal(
      reportLines(report, german).at(-1),
      `Bestanden (ok): localhost:${port} funktioniert: eine Verbindung ohne Verschlüsselung, und die Anmeldung wird akzeptiert.`,
    );
  });

  it('join sentences, and say the one within the other', async () => {
    const { report } = await tested({}, { host: 'mailer' }, { lookup: () => Promise.reject({ code: 'ENOTFOUND' }) });
    assert.deepEqual(resultLines(report, german).slice(0, 1), [
      'Fehlgeschlagen (dns-not-found): Kein Host heißt mailer. Namen ohne Punkt gibt es oft nur im Netz eines Containers.',
    ]);
  });

  it('are English for who speaks nothing else, word for word', async () => {
    const { report, block } = await tested({ AUTH: '535 5.7.8 no' });
    for (const t of [english, translator({})]) {
      const [result, ...rest] = resultLines(report, t);
      assert.equal(result, `Failed (auth-bad-credentials): ${report.message}`);
      assert.deepEqual(
        rest,
        report.advice.map(({ text }) => `  → ${text}`),
      );
      assert.deepEqual(
        adviceFor(report, block, t).map(({ text }) => text),
        report.advice.map(({ text }) => text),
      );
    }
  });
});
