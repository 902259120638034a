import { fold } from '../../domain/orders/search-text.ts';

/** Shortest text whose letters may be scattered over a name. */
const SCATTERED_FROM = 3;

/**
 * How well a name answers to what was typed; the smaller the better, null: not at all. Compared without
 * regard to case, width, kana and blanks: whole, its beginning, the beginning of a reading or of a word,
 * initials, a part of it, and at last its letters in this order.
 *
 * @param readings other ways to ask for it, blanks between them
 */
export function matchCommand(typed: string, name: string, readings = ''): number | null {
	const wanted = fold(typed);
	if (wanted === '') return 0;
	const whole = fold(name);
	const words = name.split(/[\s:・/]+/u).map(fold);
	const others = readings.split(/\s+/u).map(fold);
	if (whole === wanted) return 0;
	if (whole.startsWith(wanted)) return 1;
	if (others.some((other) => other !== '' && other.startsWith(wanted))) return 2;
	if (words.some((word) => word.startsWith(wanted))) return 2;
	if (
		words.length > 1 &&
		words
			.map((word) => word.charAt(0))
			.join('')
			.startsWith(wanted)
	)
		return 3;
	if (whole.includes(wanted)) return 4;
	if (wanted.length >= SCATTERED_FROM && isScattered(wanted, whole)) return 5;
	return null;
}

/** Do the letters occur in this order? Only Latin ones: a few kana occur in everything. */
function isScattered(wanted: string, whole: string): boolean {
	if (!/^[a-z0-9]+$/.test(wanted)) return false;
	let at = 0;
	for (const letter of whole) if (letter === wanted.charAt(at)) at += 1;
	return at === wanted.length;
}
