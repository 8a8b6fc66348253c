/** Writes one text for both kinds of clients: Markdown where it is understood, else the same words without its signs. */
export interface Writer {
  bold(text: string): string;
  code(text: string): string;
  /** Several lines of a file as they are. */
  block(text: string): string;
  link(text: string, url: string): string;
  list(items: readonly string[]): string;
  paragraphs(parts: readonly (string | undefined)[]): string;
}

const MARKDOWN: Writer = {
  bold: (text) => `**${escapeMarkdown(text)}**`,
  code: (text) => `\`${plain(text).replaceAll('`', "'")}\``,
  block: (text) => `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``,
  link: (text, url) => `[${escapeMarkdown(text)}](${url.replaceAll(')', '%29')})`,
  list: (items) => items.map((item) => `- ${item}`).join('\n'),
  paragraphs: (parts) => parts.filter((part) => part !== undefined && part !== '').join('\n\n'),
};

const PLAIN: Writer = {
  bold: plain,
  code: plain,
  block: (text) => text,
  link: (text, url) => `${plain(text)}: ${url}`,
  list: (items) => items.map((item) => `- ${item}`).join('\n'),
  paragraphs: MARKDOWN.paragraphs,
};

export function writer(markdown: boolean): Writer {
  return markdown ? MARKDOWN : PLAIN;
}

/** Text of a file on one line, without control and direction characters, and short. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the screen.
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean;
}

function escapeMarkdown(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]()<>#!|~]/g, '\\$&');
}
