import type { Cause } from '../core/causes.ts';
import type { Phrase } from '../core/model.ts';
import { say } from '../core/say.ts';
import type { Reply } from './reply.ts';

const NAMES = {
  'not-smtp-http': say`a web server (HTTP)`,
  'not-smtp-imap': say`an IMAP server`,
  'not-smtp-pop3': say`a POP3 server`,
  'not-smtp-ssh': say`an SSH server`,
  'not-smtp-ftp': say`an FTP server`,
  'not-smtp-lmtp': say`an LMTP server`,
  'not-smtp': say`something that is not a mail server`,
} as const satisfies Partial<Record<Cause, Phrase>>;

export type Foreign = keyof typeof NAMES;

export function nameOf(foreign: Foreign): Phrase {
  return NAMES[foreign];
}

/** The other protocol that these first words belong to; undefined when they can be SMTP. */
export function foreignProtocol(text: string): Foreign | undefined {
  const line = text.replace(/^\s+/, '').slice(0, 512);
  if (/^(?:HTTP\/\d|<!doctype|<html|<\?xml)/i.test(line)) return 'not-smtp-http';
  if (/^\* (?:OK|PREAUTH|BYE|BAD)\b/i.test(line)) return 'not-smtp-imap';
  // Redis answers like a POP3 server, but only to commands.
  if (/^-ERR (?:unknown command|wrong number of arguments|protocol error)/i.test(line)) return 'not-smtp';
  if (/^(?:\+OK|-ERR)\b/i.test(line)) return 'not-smtp-pop3';
  if (/^SSH-\d/.test(line)) return 'not-smtp-ssh';
  if (!/^\d{3}(?:[ -]|\r?\n|$)/.test(line)) return 'not-smtp';
  // NNTP, for one, greets with 200. (221 is what a mute mail server may answer to QUIT.)
  if (/^(?:1|2(?!2[01])|3)/.test(line)) return 'not-smtp';
  if (/^220/.test(line) && !/\bE?SMTP\b/i.test(line)) {
    if (/\bLMTP\b/i.test(line)) return 'not-smtp-lmtp';
    if (/\b(?:FTP|FTPD|vsFTPd|ProFTPD|Pure-FTPd|FileZilla)\b/i.test(line)) return 'not-smtp-ftp';
  }
  return undefined;
}

/** What an answer to EHLO gives away about a server whose greeting could have been SMTP. */
export function foreignReply(reply: Reply): Foreign | undefined {
  if (reply.code === 0) return foreignProtocol(reply.raw);
  if (reply.code < 400) return undefined;
  if (/\bLHLO\b/i.test(reply.text)) return 'not-smtp-lmtp';
  if (/\bUSER\b.{1,40}\bPASS\b/i.test(reply.text)) return 'not-smtp-ftp';
  return undefined;
}

/** True when the bytes begin like a TLS record: alert or handshake, version 3.x. */
export function looksLikeTls(head: Buffer): boolean {
  return (head[0] === 0x15 || head[0] === 0x16) && head[1] === 3 && (head[2] ?? 9) <= 4;
}
