import { describe, expect, it } from 'vitest';
import { CodedError, ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts';
import { errorMessage, errorSentence } from './index.ts';

const CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

describe('error sentences', () => {
	it.each(CODES)('%s is a whole sentence in both languages, with and without details', (code) => {
		for (const about of [{}, { field: 'lines[0].sku', params: { seconds: 90, limit: 65_536 } }]) {
			const ja = errorSentence('ja', code, about);
			const en = errorSentence('en', code, about);
			expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠].*。$/);
			expect(en).toMatch(/^[“A-Z].*\.$/);
			for (const sentence of [ja, en])
				expect(sentence).not.toMatch(/undefined|null|NaN|[A-Z]_[A-Z]/);
		}
	});

	it('no two codes say the same', () => {
		expect(new Set(CODES.map((code) => errorSentence('en', code))).size).toBe(CODES.length);
		expect(new Set(CODES.map((code) => errorSentence('ja', code))).size).toBe(CODES.length);
	});

	it('names the field and when to try again', () => {
		const missing = errorMessage(new CodedError('MISSING_FIELD', { field: 'shop' }));
		expect(missing.ja).toContain('「shop」');
		expect(missing.en).toContain('“shop”');
		const throttled = errorMessage(
			new CodedError('TOO_MANY_REQUESTS', { params: { seconds: 61 } })
		);
		expect(throttled.ja).toContain('2 分後');
		expect(throttled.en).toContain('in 2 minutes');
	});
});
