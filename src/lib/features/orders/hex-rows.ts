/** A stretch of bytes: of a pair that is pointed at, or of the others. */
export interface HexStretch {
	lit: boolean;
	/** Two digits a byte, a blank between bytes. */
	digits: string;
	/** A character a byte; a point where there is none to show. */
	characters: string;
}

export interface HexRow {
	/** Index of its first byte, four hexadecimal digits. */
	offset: string;
	stretches: HexStretch[];
}

/** Lays bytes out in rows, as tools for bytes do. @param lit the bytes that are pointed at */
export function hexRows(
	hex: string,
	perRow: number,
	lit: { start: number; length: number } | null = null
): HexRow[] {
	const bytes = bytesOf(hex);
	const isLit = (index: number) =>
		lit !== null && index >= lit.start && index < lit.start + lit.length;
	const rows: HexRow[] = [];
	for (let start = 0; start < bytes.length; start += perRow) {
		const stretches: HexStretch[] = [];
		bytes.slice(start, start + perRow).forEach((byte, i) => {
			const last = stretches.at(-1);
			const digits = byte.toString(16).padStart(2, '0');
			if (last?.lit === isLit(start + i)) {
				last.digits += ` ${digits}`;
				last.characters += characterOf(byte);
			} else {
				stretches.push({ lit: isLit(start + i), digits, characters: characterOf(byte) });
			}
		});
		rows.push({ offset: start.toString(16).padStart(4, '0'), stretches });
	}
	return rows;
}

/** The message as text that can be pasted anywhere: what is no ASCII stands as `\xNN`. */
export function escapedText(hex: string): string {
	return bytesOf(hex)
		.map((byte) => {
			if (byte === 0x5c) return '\\\\';
			return isPrintable(byte)
				? String.fromCharCode(byte)
				: `\\x${byte.toString(16).padStart(2, '0')}`;
		})
		.join('');
}

function bytesOf(hex: string): number[] {
	return Array.from({ length: hex.length / 2 }, (_, i) =>
		Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
	);
}

function characterOf(byte: number): string {
	return isPrintable(byte) ? String.fromCharCode(byte) : '·';
}

function isPrintable(byte: number): boolean {
	return byte >= 0x20 && byte < 0x7f;
}
