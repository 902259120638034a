const SECRET_KEYS = /(^|&)(shoppass|sitepass|accesspass|token)=[^&\r\n]*/gi;
const ACCESS_ID = /(^|&)(accessid)=([^&\r\n]{0,6})[^&\r\n]*/gi;

/** A message as it may be stored and shown: passwords and tokens gone, the access id cut to 6. */
export function maskMessage(text: string): string {
	return text
		.replace(SECRET_KEYS, (_, lead: string, key: string) => `${lead}${key}=****`)
		.replace(
			ACCESS_ID,
			(_, lead: string, key: string, head: string) => `${lead}${key}=${head}****`
		);
}

/** The same on the wire's bytes: keys and secrets are ASCII there, everything else stays as it came. */
export function maskBytes(bytes: Uint8Array): Uint8Array {
	return Buffer.from(maskMessage(Buffer.from(bytes).toString('latin1')), 'latin1');
}
