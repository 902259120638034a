import { describe, expect, it } from 'vitest';
import {
	classifyError,
	classifyErrors,
	GATEWAY_ERRORS,
	isRecruitPayType,
	RECRUIT_STATES,
	recruitStatusTable,
	type GatewayErrorClass
} from './gateway-codes.ts';

describe('status table', () => {
	it('maps every state to one wire string and back', () => {
		const table = recruitStatusTable();
		for (const state of RECRUIT_STATES) expect(table.toState(table.toWire(state))).toBe(state);
		expect(table.toWire('CAPTURE_ACCEPTED')).toBe('REQCAPTURE');
		expect(table.toWire('AUTO_CANCELLED')).toBe('AUTOCANCEL');
		expect(table.toState('PAYSTART')).toBeUndefined();
	});

	it('takes other strings for the two unknown codes only', () => {
		const table = recruitStatusTable({ CAPTURE_ACCEPTED: 'EARLYCAPTURE' });
		expect(table.toState('EARLYCAPTURE')).toBe('CAPTURE_ACCEPTED');
		expect(table.toState('REQCAPTURE')).toBeUndefined();
	});

	it('reads a reused string as the verified state', () => {
		const table = recruitStatusTable({ AUTO_CANCELLED: 'EXPIRED' });
		expect(table.toWire('AUTO_CANCELLED')).toBe('EXPIRED');
		expect(table.toState('EXPIRED')).toBe('EXPIRED');
		expect(recruitStatusTable({ AUTO_CANCELLED: 'CANCEL' }).toState('CANCEL')).toBe('CANCEL');
	});

	it.each(['', 'a', 'REQ CAPTURE', 'A'.repeat(16)])('refuses the wire string %j', (wire) => {
		expect(() => recruitStatusTable({ CAPTURE_ACCEPTED: wire })).toThrow(RangeError);
	});
});

describe('error table', () => {
	const expected: Array<[GatewayErrorClass, string[]]> = [
		['notAccepted', ['E92000001', 'E92000002', 'E92999999', 'RC2000104']],
		['unknown', ['E90010001', 'E91019999', 'E91555555', 'RC2000002', 'RC2000102', 'RC2009999']],
		['inquire', ['RC1000109', 'RC1000112', 'E82010001', '42C010000']],
		['alreadyDone', ['RC1000003', 'E11010001']],
		['wrongState', ['M01054004', 'RC1000001']],
		['final', ['M01004002', 'M01057010', 'M01060010', 'RC1000110', 'RC1000111', '42G020000']]
	];
	it.each(expected)('%s', (errorClass, codes) => {
		for (const code of codes) {
			expect(classifyError(code)).toMatchObject({ code, class: errorClass, known: true });
		}
	});

	it('treats an unknown code as an unknown outcome and names it', () => {
		const error = classifyError('ZZ9999999');
		expect(error).toMatchObject({ class: 'unknown', known: false });
		expect(error.ja).toContain('ZZ9999999');
	});

	it.each(['E92', 'E9200000', 'E92000001x', 'E92\ufffd00001', 'RC2', ''])(
		'does not take %j for a family that was not accepted',
		(code) => expect(classifyError(code)).toMatchObject({ class: 'unknown', known: false })
	);

	it('names each code with nine characters and both sentences', () => {
		for (const error of GATEWAY_ERRORS.values()) {
			expect(error.code).toMatch(/^[A-Z0-9]{9}$/);
			expect(error.ja).toMatch(/[ぁ-んァ-ン一-龠]/);
			expect(error.en).toMatch(/^[A-Z][\x20-\x7e’]+\.$/);
		}
	});

	it.each([
		'M01002001 M01002002 M01002008 M01003001 M01003008 M01004001 M01004002 M01004010 M01004012',
		'M01004013 M01004014 M01005001 M01005005 M01005006 M01005011 M01006005 M01006006 M01007001',
		'M01007008 M01008001 M01008008 M01039012 M01040012 M01041012 M01043001 M01043012 M01043013',
		'M01048005 M01048006 M01048011 M01051001 M01051005 M01051011 M01054001 M01054004 M01054010',
		'M01055010 M01056001 M01056012 M01057010 M01058002 M01058010 M01060010 M01074090 M01074091',
		'RC1000005 RC1000006 RC1000007 RC1000008 RC1000009 RC1000101 RC2000001 RC2000009 RC2000010',
		'RC2000103 RC2000105 RC2000106 RC2000107 RC2000108 E11010017 E11010999 E31500014 E01030002',
		'E01110002 E82010001 E91099997 E00000000 RC3000110 RC4000109'
	])('knows %s', (codes) => {
		for (const code of codes.split(' ')) {
			expect(classifyError(code)).toMatchObject({ code, known: true });
		}
	});

	it('judges a list by its most careful member', () => {
		expect(classifyErrors(['E92000001', 'M01004002']).code).toBe('M01004002');
		expect(classifyErrors(['M01004002', 'E91099999', 'M01054004']).code).toBe('E91099999');
	});
});

it('knows both spellings of the PayType', () => {
	expect(['24', 'O', '0', '25'].filter(isRecruitPayType)).toEqual(['24', 'O']);
});
