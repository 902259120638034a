import { describe, expect, it } from 'vitest';
import { blankContract, contractProblems } from '../../contract/settings/contract-fields.ts';
import { draftOf, fieldsFrom, hoursFrom } from './contract-draft.ts';

const FIELDS = {
	...blankContract('recruit'),
	endpoint: 'https://pay.example.jp',
	gatewayShopId: 'tshop00000001',
	validityDays: 30,
	extensionDays: 30,
	extensionEnabled: true,
	wireStatus: { AUTO_CANCELLED: 'ACANCEL' }
};

describe('the draft of a contract', () => {
	it('reads back to what it was made of', () => {
		expect(fieldsFrom(draftOf(FIELDS), FIELDS)).toEqual(FIELDS);
	});

	it('takes what people paste: blanks, full-width figures, a slash at the end', () => {
		const typed = {
			...draftOf(FIELDS),
			endpoint: ' https://pay.example.jp/ ',
			validityDays: '４５',
			gatewayShopId: 'ｔｓｈｏｐ００００００２'
		};
		expect(fieldsFrom(typed, FIELDS)).toMatchObject({
			endpoint: 'https://pay.example.jp',
			validityDays: 45,
			gatewayShopId: 'tshop0000002'
		});
	});

	it('makes a figure that is none a problem of its field', () => {
		const typed = { ...draftOf(FIELDS), validityDays: 'thirty', alertHours: '24, soon' };
		expect(contractProblems('recruit', fieldsFrom(typed, FIELDS))).toEqual({
			validityDays: 'out_of_range',
			alertHours: 'out_of_range'
		});
	});

	it.each([
		['24, 3, 1', [24, 3, 1]],
		['２４、３　１', [24, 3, 1]],
		['', []],
		['1.5', [Number.NaN]]
	])('reads hours from %j', (text, hours) => {
		expect(hoursFrom(text)).toEqual(hours);
	});
});
