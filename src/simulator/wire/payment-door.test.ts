import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	inquire,
	MAIN,
	makePayment,
	rawRequest,
	startBench,
	type Bench
} from '../testing/simulator-bench.ts';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(() => bench.simulator.stop());

describe('transport', () => {
	it('answers business errors with HTTP 200 in Windows-31J', async () => {
		const answer = await bench.call('EntryTranRecruit', {
			OrderID: 'a b',
			JobCd: 'NO',
			Amount: '1'
		});
		expect(answer.status).toBe(200);
		expect(answer.contentType).toBe('text/plain;charset=Windows-31J');
		expect(answer.text).toBe('ErrCode=M01|M01&ErrInfo=M01004013|M01054010');
	});

	it('accepts POST only', async () => {
		const url = `${bench.simulator.url}/payment/SearchTradeMulti.idPass?OrderID=T-1`;
		const answer = await rawRequest(url, 'GET', '');
		expect(answer.text).toBe('ErrCode=E31&ErrInfo=E31500014');
		expect(answer.status).toBe(200);
	});

	it('knows no other API', async () => {
		const answer = await bench.call('RecruitSale', {});
		expect(answer.text).toBe('ErrCode=E91&ErrInfo=E91099997');
		expect((await rawRequest(`${bench.simulator.url}/payment/x`, 'POST', '')).status).toBe(404);
	});

	it('does not read an endless body', async () => {
		const sent = bench.post('EntryTranRecruit', Buffer.alloc(300_000, 'a'));
		const answer = await sent.catch((error: unknown) => error);
		expect(answer instanceof Error || (answer as { status: number }).status === 413).toBe(true);
		expect((await inquire(bench, 'T-1'))['ErrInfo']).toBe('M01004002');
	});

	it('does not percent-encode its answers', async () => {
		const handle = await makePayment(bench, { stopAt: 'enter' });
		const answer = await bench.call('ExecTranRecruit', {
			...handle,
			RetURL: 'https://shop.example/r',
			ItemName: 'nabe'
		});
		const match = /^AccessID=([0-9a-f]{32})&Token=([^&]+)&StartURL=([^&]+)$/.exec(answer.text);
		expect(match?.[1]).toBe(handle.AccessID);
		expect(match?.[2]).toMatch(/^[A-Za-z0-9+/]{43}=$/);
		expect(match?.[3]).toBe(`${bench.simulator.url}/payment/RecruitStart.idPass`);
	});

	it('keeps Japanese in Windows-31J on the way in and out', async () => {
		const handle = await makePayment(bench, { stopAt: 'enter' });
		const ascii = new URLSearchParams({ ...MAIN, ...handle, RetURL: 'https://shop.example/r' });
		await bench.post(
			'ExecTranRecruit',
			`${ascii.toString()}&ItemName=%93y%93%E7&ClientField1=%81%60%81%5C%87%40&ClientField2=%FB%FC%FA%B1`
		);
		const { body } = await bench.call('SearchTradeMulti', { OrderID: 'T-1', PayType: '24' });
		const expected = Buffer.concat([
			Buffer.from('&ClientField1='),
			Buffer.from([0x81, 0x60, 0x81, 0x5c, 0x87, 0x40]),
			Buffer.from('&ClientField2='),
			Buffer.from([0xfb, 0xfc, 0xfa, 0xb1]),
			Buffer.from('&ClientField3=&PayType=24&')
		]);
		expect(body.includes(expected)).toBe(true);
	});
});

describe('who may', () => {
	it.each([
		[{ ShopID: 'tshop00000009' }, 'M01002002'],
		[{ ShopPass: 'demopass02' }, 'E01030002'],
		[{ OrderID: 'T-2' }, 'M01004002'],
		[{ AccessPass: '0'.repeat(32) }, 'E01110002'],
		[{ AccessID: '0'.repeat(32) }, 'E01110002'],
		// Another shop cannot even see the order.
		[{ ShopID: 'tshop00000002', ShopPass: 'demopass02' }, 'M01004002']
	])('%j is refused with %s', async (wrong, errInfo) => {
		const handle = await makePayment(bench);
		const answer = await bench.call('RecruitSales', { ...handle, ...wrong });
		expect(answer.fields['ErrInfo']).toBe(errInfo);
		expect((await inquire(bench, 'T-1'))['Status']).toBe('AUTH');
	});

	it('finds Recruit transactions under PayType 24 only', async () => {
		await makePayment(bench);
		const answer = await bench.call('SearchTradeMulti', { OrderID: 'T-1', PayType: '0' });
		expect(answer.fields['ErrInfo']).toBe('M01004002');
	});

	it('takes an OrderID once', async () => {
		await makePayment(bench);
		const fields = { OrderID: 'T-1', JobCd: 'AUTH', Amount: '1' };
		const again = await bench.call('EntryTranRecruit', fields);
		expect(again.fields['ErrInfo']).toBe('M01004010');
		const other = { ShopID: 'tshop00000002', ShopPass: 'demopass02' };
		const elsewhere = await bench.call('EntryTranRecruit', { ...fields, ...other });
		expect(elsewhere.fields['OrderID']).toBe('T-1');
	});
});

it('refuses a second request on an order while the first is in work', async () => {
	const handle = await makePayment(bench);
	const other = await makePayment(bench, { orderId: 'T-2' });
	await bench.control('POST', '/control/faults', {
		kind: 'late',
		api: 'RecruitSales',
		orderId: 'T-1',
		ms: 300
	});
	const first = bench.call('RecruitSales', handle);
	await new Promise((resolve) => setTimeout(resolve, 60));
	const [second, cancel, inquiry, elsewhere] = await Promise.all([
		bench.call('RecruitSales', handle),
		bench.call('RecruitCancel', handle),
		inquire(bench, 'T-1'),
		bench.call('RecruitSales', other)
	]);
	expect(second.fields['ErrInfo']).toBe('E90010001');
	expect(cancel.fields['ErrInfo']).toBe('E90010001');
	expect(inquiry['Status']).toBe('SALES');
	expect(elsewhere.fields['Status']).toBe('SALES');
	expect((await first).fields['Status']).toBe('SALES');
	expect((await bench.call('RecruitSales', handle)).fields['ErrInfo']).toBe('M01054004');
});

it('answers an inquiry with the recorded keys in the recorded order', async () => {
	const handle = await makePayment(bench);
	const { text } = await bench.call('SearchTradeMulti', { OrderID: 'T-1', PayType: '24' });
	const keys = text.split('&').map((pair) => pair.slice(0, pair.indexOf('=')));
	expect(keys.join(' ')).toBe(
		'Status ProcessDate JobCd AccessID AccessPass ItemCode Amount Tax SiteID MemberID CardNo Expire ' +
			'Method PayTimes Forward TranID Approve ClientField1 ClientField2 ClientField3 PayType CvsCode ' +
			'CvsConfNo CvsReceiptNo EdyReceiptNo EdyOrderNo SuicaOrderNo SuicaReceiptNo CustID BkCode ConfNo ' +
			'EncryptReceiptNo PaymentTerm WebMoneyManagementNo WebMoneySettleCode AuPayInfoNo AuPayMethod ' +
			'AuCancelAmount AuCancelTax DocomoSettlementCode DocomoCancelAmount DocomoCancelTax SbTrackingId ' +
			'SbCancelAmount SbCancelTax Currency RcOrderId RcCustomerId RcOrderTime RcUsePoint RcUseCoupon ' +
			'RcUseShopCoupon RcUpdateAuthDay'
	);
	const answer = await inquire(bench, 'T-1');
	expect(answer).toMatchObject({
		Status: 'AUTH',
		ProcessDate: '20261205120000',
		JobCd: 'AUTH',
		AccessID: handle.AccessID,
		AccessPass: handle.AccessPass,
		Amount: '4980',
		Tax: '0',
		CardNo: '',
		PayType: '24',
		RcOrderTime: '20261205120000',
		RcUsePoint: '0',
		RcUpdateAuthDay: ''
	});
	expect(answer['RcOrderId']).toMatch(/^\d{15}$/);
	expect(answer['RcCustomerId']).toMatch(/^[0-9a-f]{64}$/);
});
