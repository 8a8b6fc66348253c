import * as vscode from 'vscode';

/** A contact form that never gets through: port 465 waits for TLS while Django waits for a greeting. */
const SAMPLE = `EMAIL_HOST=smtp.gmail.com
EMAIL_PORT=465
EMAIL_USE_TLS=True
EMAIL_HOST_USER=shop@gmail.com
EMAIL_HOST_PASSWORD=\${GMAIL_APP_PASSWORD}
`;

/** Opens the sample in an editor of its own; nothing is written to disk. */
export async function openSample(): Promise<void> {
  const languages = await vscode.languages.getLanguages();
  const language = ['dotenv', 'properties'].find((id) => languages.includes(id)) ?? 'plaintext';
  const comment = vscode.l10n.t('A sample: the mail settings of a contact form. Mail never arrives.');
  const content = `# ${comment}\n${SAMPLE}`;
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
}
