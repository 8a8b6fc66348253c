/*
 * Where the servers listen. Addresses of their own, so that the real port numbers are free whatever else runs on this
 * machine; what has no usual port gets one above 10000.
 */

/** The mail domain, which is the name of the server too. */
export const DOMAIN = 'mail.test';
/** A server with all ports that a mail server can have. */
export const MAIL = '127.0.0.87';
/** One that lacks port 587. */
export const NO_587 = '127.0.0.88';
export const ADDRESSES = [MAIL, NO_587] as const;

/** The one user, and what he may send as. */
export const USER = `app@${DOMAIN}`;
/** The owner of an address that `USER` may not send as. */
export const COLLEAGUE = `boss@${DOMAIN}`;
/** Hard to carry through dotenv, base64, JSON and URLs. */
export const PASSWORD = 'c4nary-Pä$w/ord%41"x+&=y';
