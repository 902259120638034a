import { describe, expect, it } from 'vitest';
import type { ExchangeResult, PaymentReference, Reading } from '../gateway.ts';
import { parseAnswer } from './answer.ts';
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
		const parsed = parseAnswer(line);
		if (parsed.kind === 'fields') {
			return Promise.resolve({
				api,
				request: new Uint8Array(),
				answer: null,
				result: read(parsed.fields)
			});
		}
		const result =
			parsed.kind === 'errors' ? { kind: 'refused' as const, codes: parsed.codes } : parsed;
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
});
