/** A whole number as people type it: full-width digits, separators, ¥ or 円, blanks; null: none. */
export function readFigure(text: string): number | null {
	const digits = plain(text).replace(/^[¥\\]|円$/g, '');
	if (!/^\d{1,15}$/.test(digits)) return null;
	return Number(digits);
}

/** A percentage as people type it: `８`, `10%`, `8.5`; null: none. */
export function readPercentage(text: string): number | null {
	const digits = plain(text).replace(/%$/, '');
	return /^\d{1,3}(\.\d{1,2})?$/.test(digits) ? Number(digits) : null;
}

function plain(text: string): string {
	return text.normalize('NFKC').replace(/[\s,、]/g, '');
}
