/** Everything of an order that a search looks through. */
export interface SearchedFields {
	readonly number: string;
	readonly gatewayOrderId: string | null;
	readonly slipNumber: string | null;
	readonly buyerName: string;
	readonly buyerKana: string | null;
	readonly buyerEmail: string | null;
	/** Yen on the desk. */
	readonly amount: number;
}

/**
 * Characters that people write for one another in names, left the one that is typed, right the one that
 * stands for both. Only variants of one character, never different ones: 斉 and 斎 are two names.
 */
const VARIANTS: Readonly<Record<string, string>> = {
	髙: '高',
	﨑: '崎',
	嵜: '崎',
	碕: '崎',
	濵: '浜',
	濱: '浜',
	邉: '辺',
	邊: '辺',
	齋: '斎',
	齊: '斉',
	𠮷: '吉',
	德: '徳',
	惠: '恵',
	澤: '沢',
	嶋: '島',
	嶌: '島',
	廣: '広',
	國: '国',
	龍: '竜',
	櫻: '桜',
	眞: '真',
	冨: '富',
	舘: '館',
	槇: '槙',
	曾: '曽',
	桒: '桑',
	栁: '柳'
};

const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');
/** Variation selectors choose a glyph, not a character: 邉󠄂. */
const SELECTORS = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;

/**
 * The form in which words are compared: half and full width alike, upper and lower case, hiragana and
 * katakana, common variants of a character, all kinds of hyphen, and without blanks.
 */
export function fold(text: string): string {
	return text
		.replace(SELECTORS, '')
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\u30a1-\u30f6]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
		.replace(/[‐‑‒–—―−]/gu, '-')
		.replace(VARIANT, (variant) => VARIANTS[variant] ?? variant)
		.replace(/\s+/gu, '');
}

/** A sum as people write it: ¥18,400, 18,400, 18400円. Plain digits may be anything and stay as they are. */
const SUM = /^(?:¥\d+|¥?\d{1,3}(?:,\d{3})+|[\d,]+円)円?$/u;

/**
 * The words of a search, folded; an order is found when every one occurs in one of its fields. A single
 * character only narrows what the longer words find; alone they are taken together.
 *
 * @returns empty: nothing that could be looked for
 */
export function foldSearch(typed: string): string[] {
	const words = typed
		.split(/\s+/u)
		.map(fold)
		.filter((word) => word !== '')
		.map((word) => (SUM.test(word) ? sumField(Number(word.replace(/\D/gu, ''))) : word));
	if (words.some((word) => lengthOf(word) >= 2)) return [...new Set(words)];
	const together = words.join('');
	return lengthOf(together) >= 2 ? [together] : [];
}

/** What a search looks through: one folded field a line, so that no word is found across two of them. */
export function searchedText(order: SearchedFields): string {
	return [
		order.number,
		order.gatewayOrderId,
		order.slipNumber,
		order.buyerName,
		order.buyerKana,
		order.buyerEmail
	]
		.map((field) => (field === null ? '' : fold(field)))
		.filter((field) => field !== '')
		.concat(sumField(order.amount))
		.join('\n');
}

/** A sum with its ends marked, so that a sum that was typed as one is found exactly. Whole yen. */
function sumField(yen: number): string {
	return `¥${yen}¥`;
}

/** In characters as people count them for a search, not in UTF-16 units. */
function lengthOf(word: string): number {
	return Array.from(word).length;
}
