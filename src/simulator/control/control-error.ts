/** A control request that cannot be done: a stable code, a sentence in both languages, the field. */
export class ControlError extends Error {
	readonly status: number;
	readonly code: string;
	readonly ja: string;
	readonly en: string;
	readonly field: string | undefined;

	constructor(status: number, code: string, ja: string, en: string, field?: string) {
		super(`${code}: ${en}`);
		this.status = status;
		this.code = code;
		this.ja = ja;
		this.en = en;
		this.field = field;
	}
}

export function invalid(field: string, ja: string, en: string): ControlError {
	return new ControlError(422, 'INVALID_INPUT', ja, en, field);
}

export function notFound(what: string): ControlError {
	return new ControlError(
		404,
		'NOT_FOUND',
		`見つかりません: ${what}`,
		`There is no such thing: ${what}.`
	);
}
