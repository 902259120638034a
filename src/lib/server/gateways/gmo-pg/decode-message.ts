import { decodeAnswer, decodeFormValue } from './charset.ts';

/** A pair of a kept message in words, and where its bytes stand. */
export interface DecodedField {
	/** '' where the piece has no `=`. */
	readonly key: string;
	readonly value: string;
	/** Index of its first byte, and how many there are; the `&` before it is nobody's. */
	readonly start: number;
	readonly length: number;
}

const AMPERSAND = 0x26;
const EQUALS = 0x3d;

/**
 * Takes a kept message apart for people to read, whatever it is: unlike the reader of answers it judges
 * nothing. No character of Windows-31J has `&` or `=` as its second byte, so the bytes are divided
 * before they are decoded.
 *
 * @param wire `form`: percent-encoded, as requests and notifications are; `answer`: as it is
 */
export function decodeMessage(bytes: Uint8Array, wire: 'form' | 'answer'): DecodedField[] {
	const decode = wire === 'form' ? decodeFormValue : decodeAnswer;
	const fields: DecodedField[] = [];
	for (let start = 0; start < bytes.length;) {
		const found = bytes.indexOf(AMPERSAND, start);
		const end = found < 0 ? bytes.length : found;
		const piece = bytes.subarray(start, end);
		const cut = piece.indexOf(EQUALS);
		if (piece.length > 0) {
			fields.push({
				key: cut < 0 ? '' : decode(piece.subarray(0, cut)),
				value: decode(piece.subarray(cut + 1)),
				start,
				length: piece.length
			});
		}
		start = end + 1;
	}
	return fields;
}
