/**
 * What a damaged answer says when it happens to be a perfect one: the judge of our reader, written by
 * other means (one pattern over the bytes, no decoding) and stricter than it needs to be.
 */
export interface PerfectAnswer {
	/** ErrInfo codes; null: the line is no refusal. */
	readonly errors: readonly string[] | null;
	/** The only value of a key, without a closing bar; undefined where it is absent or several. */
	readonly value: (key: string) => string | undefined;
	readonly has: (key: string) => boolean;
	/** Whether each of these keys stands for exactly one row. */
	readonly isOneRow: (...keys: string[]) => boolean;
}

const LINE = /^[A-Za-z0-9_]+=[^&]*(?:&[A-Za-z0-9_]+=[^&]*)*$/;
const CODE = /^[A-Z0-9]{3}\d{6}$/;

/** Null: no line of the protocol at all. */
export function readPerfectly(bytes: Uint8Array): PerfectAnswer | null {
	let line = Buffer.from(bytes).toString('latin1');
	while (/[\r\n]$/.test(line)) line = line.slice(0, -1);
	if (!LINE.test(line)) return null;
	const values = new Map<string, Set<string>>();
	for (const [, key = '', value = ''] of line.matchAll(/([^&=]+)=([^&]*)/g)) {
		const name = key.toLowerCase();
		values.set(name, (values.get(name) ?? new Set()).add(value));
	}
	const all = (key: string) => [...(values.get(key.toLowerCase()) ?? [])];
	const only = (key: string) => (all(key).length === 1 ? all(key)[0] : undefined);
	const info = only('ErrInfo');
	const refuses = all('ErrInfo').length + all('ErrCode').length > 0;
	return {
		errors: refuses ? (info ?? '').split('|').filter((code) => CODE.test(code)) : null,
		value: (key) => only(key)?.replace(/\|$/, ''),
		has: (key) => all(key).length === 1,
		isOneRow: (...keys) => {
			const filled = keys.map((key) => only(key) ?? '').filter((value) => value !== '');
			const barred = filled.filter((value) => /^[^|]*\|$/.test(value)).length;
			const plain = filled.filter((value) => !value.includes('|')).length;
			return barred === filled.length || plain === filled.length;
		}
	};
}
