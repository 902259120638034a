import { describe, expect, it } from 'vitest';
import { RECRUIT_APIS } from '../recruit/apis.ts';
import { checkFields } from './fields.ts';

const HEX = '0123456789abcdef0123456789abcdef';

const GOOD: Readonly<Record<string, string>> = {
	ShopID: 'tshop00000001',
	ShopPass: 'pppppppppp',
	OrderID: 'MS-000123-1',
	JobCd: 'AUTH',
	Amount: '4980',
	Tax: '0',
	AccessID: HEX,
	AccessPass: HEX,
	ClientField1: '',
	ClientField2: '髙橋',
	ClientField3: 'x',
	RetURL: 'https://shop.example/return?a=1&b=2',
	ItemName: '土鍋 8号',
	PaymentTermSec: '3600',
	PayType: '24'
};

/** [API, field, value or null for missing, ErrInfo] */
const WRONG: ReadonlyArray<readonly [string, string, string | null, string]> = [
	['EntryTranRecruit', 'ShopID', null, 'M01002001'],
	['EntryTranRecruit', 'ShopID', '', 'M01002001'],
	['EntryTranRecruit', 'ShopID', 'tshop000000012', 'M01002008'],
	['EntryTranRecruit', 'ShopID', 'tshop-0000001', 'M01002008'],
	['EntryTranRecruit', 'ShopPass', null, 'M01003001'],
	['EntryTranRecruit', 'ShopPass', 'ppppppppppp', 'M01003008'],
	['EntryTranRecruit', 'OrderID', null, 'M01004001'],
	['EntryTranRecruit', 'OrderID', 'a'.repeat(28), 'M01004012'],
	['EntryTranRecruit', 'OrderID', 'MS_1', 'M01004013'],
	['EntryTranRecruit', 'OrderID', '髙', 'M01004013'],
	['EntryTranRecruit', 'JobCd', null, 'M01054001'],
	['EntryTranRecruit', 'JobCd', 'SALES', 'M01054010'],
	['EntryTranRecruit', 'Amount', null, 'M01005001'],
	['EntryTranRecruit', 'Amount', '10000000', 'M01005005'],
	['EntryTranRecruit', 'Amount', '-1', 'M01005006'],
	['EntryTranRecruit', 'Amount', '1.5', 'M01005006'],
	['EntryTranRecruit', 'Amount', '１', 'M01005006'],
	['EntryTranRecruit', 'Tax', '10000000', 'M01006005'],
	['EntryTranRecruit', 'Tax', 'x', 'M01006006'],
	['ExecTranRecruit', 'AccessID', null, 'M01007001'],
	['ExecTranRecruit', 'AccessID', HEX.slice(1), 'M01007008'],
	['ExecTranRecruit', 'AccessID', `g${HEX.slice(1)}`, 'M01007008'],
	['ExecTranRecruit', 'AccessPass', null, 'M01008001'],
	['ExecTranRecruit', 'AccessPass', `${HEX}0`, 'M01008008'],
	['ExecTranRecruit', 'ClientField1', 'あ'.repeat(51), 'M01039012'],
	['ExecTranRecruit', 'ClientField1', 'a|b', 'M01039013'],
	['ExecTranRecruit', 'ClientField2', 'a'.repeat(101), 'M01040012'],
	['ExecTranRecruit', 'ClientField2', 'a&b', 'M01040013'],
	['ExecTranRecruit', 'ClientField3', 'あ'.repeat(50) + 'a', 'M01041012'],
	['ExecTranRecruit', 'ClientField3', 'a\u0000', 'M01041013'],
	['ExecTranRecruit', 'RetURL', null, 'M01056001'],
	['ExecTranRecruit', 'RetURL', `https://${'a'.repeat(249)}`, 'M01056012'],
	['ExecTranRecruit', 'ItemName', null, 'M01043001'],
	['ExecTranRecruit', 'ItemName', '鍋'.repeat(41), 'M01043012'],
	['ExecTranRecruit', 'ItemName', '鍋\ufffd', 'M01043013'],
	['ExecTranRecruit', 'PaymentTermSec', '100000', 'M01048005'],
	['ExecTranRecruit', 'PaymentTermSec', '1m', 'M01048006'],
	['ExecTranRecruit', 'PaymentTermSec', '0', 'M01048011'],
	['ExecTranRecruit', 'PaymentTermSec', '3601', 'M01048011'],
	['SearchTradeMulti', 'PayType', null, 'M01051001'],
	['SearchTradeMulti', 'PayType', '024', 'M01051005'],
	['SearchTradeMulti', 'PayType', '99', 'M01051011']
];

function check(api: string, values: Readonly<Record<string, string>>): string[] {
	const fields = RECRUIT_APIS.get(api)?.fields ?? [];
	return checkFields(fields, new Map(Object.entries(values)));
}

it.each([...RECRUIT_APIS.keys()])('%s accepts good fields', (api) => {
	expect(check(api, GOOD)).toEqual([]);
});

it.each(WRONG)('%s: %s = %j is %s', (api, field, value, errInfo) => {
	const { [field]: _, ...others } = GOOD;
	expect(check(api, value === null ? others : { ...others, [field]: value })).toEqual([errInfo]);
});

describe('limits are inclusive', () => {
	it.each([
		['OrderID', 'a'.repeat(27)],
		['ClientField1', 'あ'.repeat(50)],
		['ItemName', '鍋'.repeat(40)],
		['RetURL', `https://${'a'.repeat(248)}`],
		['PaymentTermSec', '1']
	])('%s', (field, value) => {
		expect(check('ExecTranRecruit', { ...GOOD, [field]: value })).toEqual([]);
	});
});

it('lists every wrong field in the order of the fields', () => {
	expect(check('EntryTranRecruit', { Tax: 'x', Amount: '', OrderID: 'a b' })).toEqual([
		'M01002001',
		'M01003001',
		'M01004013',
		'M01054001',
		'M01005001',
		'M01006006'
	]);
});
