import iconv from 'iconv-lite';

/** The wire's charset in both directions: Windows-31J, which Windows calls code page 932. */
const CHARSET = 'cp932';

/** Stands where the bytes are not Windows-31J. No field accepts it. */
export const UNDECODABLE = '\ufffd';

export function encodeWindows31J(text: string): Buffer {
	return iconv.encode(text, CHARSET);
}

export function decodeWindows31J(bytes: Uint8Array): string {
	return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), CHARSET);
}

/** Whether the text survives the wire: characters outside Windows-31J would become `?`. */
export function isEncodable(text: string): boolean {
	return decodeWindows31J(encodeWindows31J(text)) === text;
}

const PLAIN = /[A-Za-z0-9*._-]/;

/** One form value: every byte outside `A-Z a-z 0-9 * . _ -` is percent-encoded, a space is `+`. */
export function encodeFormValue(text: string): string {
	let encoded = '';
	for (const byte of encodeWindows31J(text)) {
		const character = String.fromCharCode(byte);
		if (PLAIN.test(character)) encoded += character;
		else if (character === ' ') encoded += '+';
		else encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}
	return encoded;
}

export function encodeForm(fields: Iterable<readonly [string, string]>): string {
	const pairs = [];
	for (const [name, value] of fields) pairs.push(`${name}=${encodeFormValue(value)}`);
	return pairs.join('&');
}

const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

function hexDigit(byte: number | undefined): number {
	return byte === undefined ? NaN : Number.parseInt(String.fromCharCode(byte), 16);
}

/** Percent-decoding happens on bytes, before the charset: a Japanese character is two of them. */
function decodePercent(bytes: Uint8Array): Buffer {
	const decoded = Buffer.alloc(bytes.length);
	let length = 0;
	for (let i = 0; i < bytes.length; i += 1) {
		const byte = bytes[i] ?? 0;
		const value = byte === PERCENT ? hexDigit(bytes[i + 1]) * 16 + hexDigit(bytes[i + 2]) : NaN;
		if (!Number.isNaN(value)) {
			decoded[length] = value;
			i += 2;
		} else {
			decoded[length] = byte === PLUS ? SPACE : byte;
		}
		length += 1;
	}
	return decoded.subarray(0, length);
}

/** A form body as fields. The first of two equal names counts; a name without `=` is empty. */
export function decodeForm(body: Uint8Array): Map<string, string> {
	const fields = new Map<string, string>();
	let start = 0;
	while (start < body.length) {
		const found = body.indexOf(0x26, start);
		const end = found === -1 ? body.length : found;
		const pair = body.subarray(start, end);
		start = end + 1;
		if (pair.length === 0) continue;
		const equals = pair.indexOf(0x3d);
		const nameEnd = equals === -1 ? pair.length : equals;
		const name = decodeWindows31J(decodePercent(pair.subarray(0, nameEnd)));
		const value = equals === -1 ? '' : decodeWindows31J(decodePercent(pair.subarray(equals + 1)));
		if (!fields.has(name)) fields.set(name, value);
	}
	return fields;
}
