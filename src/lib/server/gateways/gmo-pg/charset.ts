import iconv from 'iconv-lite';

/** Both directions of this gateway speak Windows-31J (CP932, not plain Shift_JIS). */
const CHARSET = 'cp932';

const PLAIN = /[A-Za-z0-9*._-]/;

/**
 * Encodes form fields: every byte outside `[A-Za-z0-9*._-]` is percent-encoded, a blank is `+`.
 * Characters outside Windows-31J become `?`, as the gateway's own module does.
 */
export function encodeForm(fields: Record<string, string>): string {
	return Object.entries(fields)
		.map(([key, value]) => `${encodeValue(key)}=${encodeValue(value)}`)
		.join('&');
}

function encodeValue(text: string): string {
	let out = '';
	for (const byte of iconv.encode(text, CHARSET)) {
		const character = String.fromCharCode(byte);
		if (PLAIN.test(character)) out += character;
		else if (byte === 0x20) out += '+';
		else out += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}
	return out;
}

/**
 * Decodes an answer's bytes. Bytes that are no Windows-31J become U+FFFD, and so does NUL, which no
 * message of this protocol has and no text column of the database takes.
 */
export function decodeAnswer(bytes: Uint8Array): string {
	return iconv.decode(Buffer.from(bytes), CHARSET).replaceAll('\0', '\uFFFD');
}

/** Decodes the fields of a posted form; a repeated key keeps its first value. */
export function decodeForm(body: Uint8Array): Map<string, string> {
	const fields = new Map<string, string>();
	for (const pair of Buffer.from(body).toString('latin1').split('&')) {
		if (pair === '') continue;
		const cut = pair.indexOf('=');
		const key = decodeEscapes(cut < 0 ? pair : pair.slice(0, cut));
		if (!fields.has(key)) fields.set(key, decodeEscapes(cut < 0 ? '' : pair.slice(cut + 1)));
	}
	return fields;
}

/** Decodes a key or a value of a posted form, bytes as they came; a broken escape stays as it is. */
export function decodeFormValue(encoded: Uint8Array): string {
	return decodeEscapes(Buffer.from(encoded).toString('latin1'));
}

function decodeEscapes(encoded: string): string {
	const bytes: number[] = [];
	for (let i = 0; i < encoded.length; i++) {
		const hex = encoded.slice(i + 1, i + 3);
		if (encoded[i] === '%' && /^[0-9A-Fa-f]{2}$/.test(hex)) {
			bytes.push(parseInt(hex, 16));
			i += 2;
		} else if (encoded[i] === '+') bytes.push(0x20);
		else bytes.push(encoded.charCodeAt(i));
	}
	return decodeAnswer(Uint8Array.from(bytes));
}
