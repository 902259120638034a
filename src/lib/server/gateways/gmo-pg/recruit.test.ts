import { describe, expect, it } from 'vitest';
import type { ExchangeResult, PaymentReference, Reading } from '../gateway.ts';
import { readAnswer } from './answer.ts';
import type { Post } from './post.ts';
import { createRecruitGateway } from './recruit.ts';

const ACCESS = { accessId: '0f'.repeat(16), accessPass: '9a'.repeat(16) };
const PAYMENT: PaymentReference = {
	endpoint: 'https://gateway.example',
	gatewayShopId: 'tshop00000001',
	shopPass: 'pass',
	gatewayOrderId: 'MS-000123-1',
	access: ACCESS,
	wireStatus: {}
};

/** Written by hand from the documented key order. */
const ANSWER =
	`OrderID=MS-000123-1&Status=AUTH&ProcessDate=20261205093000&JobCd=AUTH&AccessID=${ACCESS.accessId}` +
	`&AccessPass=${ACCESS.accessPass}&ItemCode=&Amount=4900&Tax=80&SiteID=&MemberID=&CardNo=&Expire=` +
	'&Method=&PayTimes=&Forward=&TranID=&Approve=&ClientField1=&ClientField2=&ClientField3=&PayType=24' +
	'&RcOrderId=R-1&RcCustomerId=c&RcOrderTime=20261205092958&RcUsePoint=0&RcUseCoupon=0' +
	'&RcUseShopCoupon=0&RcUpdateAuthDay=';

/** The gateway over a wire that always says the same. */
function overWire(line: string) {
	const asked: { api: string; fields: Record<string, string> }[] = [];
	const post: Post = (_, api, fields, read) => {
		asked.push({ api, fields });
		const result = readAnswer(Buffer.from(line), read);
		return Promise.resolve({ api, request: new Uint8Array(), answer: null, result });
	};
	return { gateway: createRecruitGateway(post), asked };
}

async function read(line: string, payment = PAYMENT): Promise<ExchangeResult<Reading>> {
	return (await overWire(line).gateway.inquire(payment)).result;
}

describe('an inquiry', () => {
	it('asks for the order by PayType 24 and reads what is needed', async () => {
		const { gateway, asked } = overWire(ANSWER);
		const { result } = await gateway.inquire(PAYMENT);
		expect(asked).toEqual([
			{
				api: 'SearchTradeMulti',
				fields: {
					ShopID: 'tshop00000001',
					ShopPass: 'pass',
					OrderID: 'MS-000123-1',
					PayType: '24'
				}
			}
		]);
		expect(result).toEqual({
			kind: 'answered',
			value: {
				state: 'AUTH',
				raw: 'AUTH',
				processedAt: Date.UTC(2026, 11, 5, 0, 30, 0),
				amount: 4_980,
				orderedAt: Date.UTC(2026, 11, 5, 0, 29, 58),
				extendedOn: null,
				immediate: false,
				access: ACCESS
			}
		});
	});

	it('a status that we do not know is told as it is', async () => {
		const result = await read(ANSWER.replace('Status=AUTH', 'Status=REQFUTURE'));
		expect(result).toMatchObject({ kind: 'answered', value: { state: null, raw: 'REQFUTURE' } });
	});

	it('cut off anywhere it is not believed', async () => {
		for (let length = 1; length < ANSWER.length; length++) {
			const result = await read(ANSWER.slice(0, length));
			if (result.kind === 'answered') expect(ANSWER.slice(length)).toBe('=');
			else expect(result.kind).toBe('unreadable');
		}
	});

	it.each([
		['another order', 'OrderID=MS-000123-1', 'OrderID=MS-000124-1', 'ANSWER_FOR_ANOTHER_PAYMENT'],
		['another access id', ACCESS.accessId, 'ee'.repeat(16), 'ANSWER_FOR_ANOTHER_PAYMENT'],
		['no amount', 'Amount=4900', 'Amount=', 'ANSWER_INCOMPLETE'],
		['an amount that is none', 'Amount=4900', 'Amount=-1', 'ANSWER_INCOMPLETE'],
		['more than a transaction can have', 'Tax=80', 'Tax=9995100', 'ANSWER_INCOMPLETE'],
		['an amount with a zero before it', 'Amount=4900', 'Amount=0900', 'ANSWER_INCOMPLETE'],
		['an amount that a bar cut', 'Amount=4900', 'Amount=49|0', 'ANSWER_INCOMPLETE'],
		['an amount whose last digit became a bar', 'Amount=4900', 'Amount=490|', 'ANSWER_INCOMPLETE'],
		['no shipping at all', 'Tax=80', 'Tax=', 'ANSWER_INCOMPLETE'],
		['a status of no length', 'Status=AUTH', 'Status=SOMETHING_LONGER', 'ANSWER_INCOMPLETE'],
		['another way to pay', 'PayType=24', 'PayType=0', 'ANSWER_FOR_ANOTHER_PAYMENT'],
		['a damaged handle', ACCESS.accessPass, `${ACCESS.accessPass.slice(1)}g`, 'ANSWER_INCOMPLETE'],
		['no instant', 'ProcessDate=20261205093000', 'ProcessDate=', 'ANSWER_INCOMPLETE'],
		['a day of an extension', 'AuthDay=', 'AuthDay=20261205', 'ANSWER_INCOMPLETE'],
		['an impossible instant', '20261205093000', '20261305093000', 'ANSWER_INCOMPLETE']
	])('about %s is unreadable', async (_, from, to, reason) => {
		expect(await read(ANSWER.replace(from, to))).toEqual({ kind: 'unreadable', reason });
	});
});

describe('a capture', () => {
	it('sends no amount, and reads the AccessID that comes back', async () => {
		const { gateway, asked } = overWire(`AccessID=${ACCESS.accessId}&Status=SALES`);
		const { result } = await gateway.capture(PAYMENT);
		expect(result).toEqual({ kind: 'answered', value: { state: 'SALES', raw: 'SALES' } });
		expect(Object.keys(asked[0]?.fields ?? {})).toEqual([
			'ShopID',
			'ShopPass',
			'AccessID',
			'AccessPass',
			'OrderID'
		]);
	});

	it('answered for another payment is no answer', async () => {
		const { gateway } = overWire(`AccessID=${'ee'.repeat(16)}&Status=SALES`);
		expect((await gateway.capture(PAYMENT)).result).toEqual({
			kind: 'unreadable',
			reason: 'ANSWER_FOR_ANOTHER_PAYMENT'
		});
	});

	it('that names no payment is nobody’s', async () => {
		const { gateway } = overWire('AcessID=0f&Status=SALES');
		expect((await gateway.capture(PAYMENT)).result).toEqual({
			kind: 'unreadable',
			reason: 'ANSWER_INCOMPLETE'
		});
	});
});

describe('an amount change', () => {
	const CHANGED =
		'OrderID=MS-000123-1&Status=AUTH&Amount=4400&Tax=80&RcUsePoint=0&RcUseCoupon=0&RcUseShopCoupon=0';

	it('sends the new total, and reads what the gateway took on', async () => {
		const { gateway, asked } = overWire(CHANGED);
		const { result } = await gateway.change(PAYMENT, 4_480);
		expect(result).toEqual({
			kind: 'answered',
			value: { state: 'AUTH', raw: 'AUTH', amount: 4_480 }
		});
		expect(asked[0]?.fields).toMatchObject({ Amount: '4480', Tax: '0' });
	});

	it('cut off in its figures is not believed', async () => {
		const end = CHANGED.indexOf('&RcUseShopCoupon');
		for (let length = CHANGED.indexOf('&Amount'); length < end; length++) {
			const { result } = await overWire(CHANGED.slice(0, length)).gateway.change(PAYMENT, 4_480);
			expect(result.kind).toBe('unreadable');
		}
	});
});

describe('an extension', () => {
	it('reads when it was carried out, and believes no other form of it', async () => {
		const extend = async (day: string) => {
			const line = `OrderID=MS-000123-1&Status=AUTH&RcUpdateAuthDay=${day}`;
			return (await overWire(line).gateway.extend(PAYMENT)).result;
		};
		expect(await extend('20261220101500')).toMatchObject({
			kind: 'answered',
			value: { state: 'AUTH', extendedOn: '20261220101500' }
		});
		for (const day of ['', '2026122010150', '20261320101500', '20261220101500|1']) {
			expect((await extend(day)).kind).toBe('unreadable');
		}
	});
});
