/** Keys of the protocol whose values nobody may see, in lower case. */
const SECRET_KEYS = new Set([
	'shoppass',
	'sitepass',
	'accesspass',
	'token',
	'cardno',
	'securitycode',
	'password'
]);

/** A secret named inside another value: an address with a query, a form within a form, JSON. */
const NAMED_WITHIN =
	/(?:(?:shop|site|access)_?pass(?:word)?|token|securitycode|cardno)["'\s]*[=:]/i;
const NAMED_AT_ALL = /(?:shop|site|access)_?pass|token|password|secret/i;

/** AccessID and AccessPass are 32 hexadecimal digits; what is left of them in a damaged line is shorter. */
const HANDLE = /(?:[0-9A-Fa-f]\0?){16,}/g;
/** Long hexadecimal values that open nothing. */
const HARMLESS_HANDLES = new Set(['rccustomerid']);
const SHOWN_OF_A_HANDLE = 6;

/** A shorter secret would star half of the message. */
const SHORTEST_SECRET = 8;
const STARS = '****';

/**
 * A message of the wire as it may be stored and shown: passwords and tokens starred out by their key
 * in any spelling (case, percent-encoding, UTF-16), handles cut to their first six digits wherever
 * they stand, known secrets by their value. Everything else keeps its bytes.
 *
 * @param secrets values that the caller knows to be secret
 */
export function maskBytes(
	bytes: Uint8Array,
	secrets: readonly (string | undefined)[] = []
): Uint8Array {
	// Latin-1 takes every byte as one character and back.
	const masked = Buffer.from(bytes)
		.toString('latin1')
		.split(/([&\r\n])/)
		.map(maskPair)
		.join('');
	return Buffer.from(secrets.reduce(withoutSecret, masked), 'latin1');
}

function maskPair(pair: string): string {
	const cut = pair.indexOf('=');
	const rawKey = cut < 0 ? '' : pair.slice(0, cut + 1);
	const rawValue = pair.slice(rawKey.length);
	const key = plain(rawKey).replace('=', '').trim().toLowerCase();
	const value = plain(rawValue);
	// The gateway stars passwords itself in what it sends unasked.
	if (/^\**$/.test(rawValue)) return pair;
	if (key === 'accessid') return rawKey + rawValue.slice(0, SHOWN_OF_A_HANDLE) + STARS;
	if (SECRET_KEYS.has(key)) return rawKey + STARS;
	const isNamed = (rawKey === '' ? NAMED_AT_ALL : NAMED_WITHIN).test(value);
	if (isNamed || NAMED_AT_ALL.test(key)) {
		return (NAMED_WITHIN.test(plain(rawKey)) ? '' : rawKey) + STARS;
	}
	if (HARMLESS_HANDLES.has(key)) return pair;
	if (value !== rawValue && maskHandles(value) !== value) return rawKey + STARS;
	return maskHandles(pair);
}

/** Order numbers and instants are decimal digits only; a handle hardly ever is. */
function maskHandles(text: string): string {
	return text.replace(HANDLE, (digits) =>
		/^[\d\0]+$/.test(digits) ? digits : digits.slice(0, SHOWN_OF_A_HANDLE) + STARS
	);
}

/** What a reader of forms makes of it, without the NULs of another charset. */
function plain(text: string): string {
	return text
		.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
		.replaceAll('\0', '');
}

/** Each character as it is or percent-encoded, with or without a NUL behind it. */
function withoutSecret(message: string, secret: string | undefined): string {
	if (secret === undefined || secret.length < SHORTEST_SECRET) return message;
	const written = Array.from(Buffer.from(secret, 'utf8'), (byte) => {
		const code = byte.toString(16).padStart(2, '0');
		return `(?:\\x${code}|%${code})\\0?`;
	});
	return message.replace(new RegExp(written.join(''), 'gi'), STARS);
}
