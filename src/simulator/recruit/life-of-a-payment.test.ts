import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	inquire,
	makePayment,
	MAIN,
	NOON,
	startBench,
	type Bench,
	type Handle
} from '../testing/simulator-bench.ts';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(() => bench.simulator.stop());

const SECOND_MS = 1000;
const stateOf = async (orderId = 'T-1') => (await inquire(bench, orderId))['Status'];
const errInfoOf = async (api: string, fields: Readonly<Record<string, string>>) =>
	(await bench.call(api, fields)).fields['ErrInfo'];

async function captures(orderId = 'T-1'): Promise<number> {
	const { json } = await bench.control('GET', `/control/ledger?orderId=${orderId}`);
	const effects = json['effects'] as Array<{ kind: string }>;
	return effects.filter(({ kind }) => kind === 'CAPTURE').length;
}

/** Every operation that a shop may try, and what it is answered in a state. */
async function refusals(handle: Handle): Promise<Record<string, string | undefined>> {
	return {
		ExecTranRecruit: await errInfoOf('ExecTranRecruit', {
			...handle,
			RetURL: 'https://shop.example/r',
			ItemName: 'nabe'
		}),
		RecruitSales: await errInfoOf('RecruitSales', handle),
		RecruitCancel: await errInfoOf('RecruitCancel', handle),
		RecruitChange: await errInfoOf('RecruitChange', { ...handle, Amount: '100' }),
		RecruitUpdateAuth: await errInfoOf('RecruitUpdateAuth', handle)
	};
}

const ALL_WRONG = {
	ExecTranRecruit: 'M01004014',
	RecruitSales: 'M01054004',
	RecruitCancel: 'M01054004',
	RecruitChange: 'M01054004',
	RecruitUpdateAuth: 'M01054004'
};
const EXPIRED = {
	...ALL_WRONG,
	RecruitSales: 'M01060010',
	RecruitCancel: 'M01060010',
	RecruitChange: 'M01060010',
	RecruitUpdateAuth: 'M01060010'
};

describe('provisional sale', () => {
	it('goes from 未決済 to 仮売上', async () => {
		const entry = { OrderID: 'T-1', JobCd: 'AUTH', Amount: '4500', Tax: '480' };
		const entered = await bench.call('EntryTranRecruit', entry);
		expect(Object.keys(entered.fields)).toEqual(['OrderID', 'AccessID', 'AccessPass']);
		const { AccessID = '', AccessPass = '' } = entered.fields;
		const handle = { OrderID: 'T-1', AccessID, AccessPass };
		expect(await stateOf()).toBe('UNPROCESSED');

		const executed = await bench.call('ExecTranRecruit', {
			...handle,
			RetURL: 'https://shop.example/r',
			ItemName: 'nabe',
			PaymentTermSec: '600'
		});
		expect(Object.keys(executed.fields)).toEqual(['AccessID', 'Token', 'StartURL']);
		expect(await stateOf()).toBe('REQSUCCESS');

		const Token = executed.fields['Token'] ?? '';
		expect(await errInfoOf('RecruitStart', { AccessID, Token: 'x' })).toBe('M01074090');
		const page = await bench.call('RecruitStart', { AccessID, Token });
		expect(page.contentType).toBe('text/html;charset=Windows-31J');
		expect(await stateOf()).toBe('AUTHPROCESS');

		bench.clock.now += 5 * SECOND_MS;
		const decided = await bench.control('POST', '/control/buyer', { orderId: 'T-1' });
		expect(decided.json['state']).toBe('AUTH');
		const inquired = await inquire(bench, 'T-1');
		expect(inquired).toMatchObject({ Status: 'AUTH', ProcessDate: '20261205120005' });
		expect(inquired).toMatchObject({ Amount: '4500', Tax: '480' });
		const again = await bench.control('POST', '/control/buyer', { orderId: 'T-1' });
		expect(again.json['error']).toMatchObject({ code: 'PAGE_NOT_OPEN' });
	});

	it('is captured once, whatever is asked', async () => {
		const handle = await makePayment(bench);
		bench.clock.now += 60 * SECOND_MS;
		const captured = await bench.call('RecruitSales', handle);
		expect(captured.text).toBe(`AccessID=${handle.AccessID}&Status=SALES`);
		expect(await errInfoOf('RecruitSales', handle)).toBe('M01054004');
		expect(await captures()).toBe(1);
		expect((await inquire(bench, 'T-1'))['ProcessDate']).toBe('20261205120100');
	});

	it('is captured twice when told to do so', async () => {
		const handle = await makePayment(bench);
		await bench.control('POST', '/control/faults', { kind: 'captureTwice', orderId: 'T-1' });
		await bench.call('RecruitSales', handle);
		expect((await bench.call('RecruitSales', handle)).fields['Status']).toBe('SALES');
		expect(await captures()).toBe(2);
		const { json } = await bench.control('GET', '/control/ledger/summary');
		expect(json['capturedMoreThanOnce']).toEqual([`${MAIN.ShopID}/T-1`]);
	});

	it('is cancelled whole', async () => {
		const handle = await makePayment(bench);
		const cancelled = await bench.call('RecruitCancel', handle);
		expect(cancelled.text).toBe('OrderID=T-1&Status=CANCEL');
		expect(await refusals(handle)).toEqual(ALL_WRONG);
		expect(await captures()).toBe(0);
	});
});

describe('states that allow nothing', () => {
	it.each([
		['enter', { ...ALL_WRONG, ExecTranRecruit: undefined }],
		['execute', ALL_WRONG],
		['start', ALL_WRONG],
		['fail', ALL_WRONG]
	] as const)('after %s', async (stopAt, expected) => {
		const handle = await makePayment(bench, { stopAt });
		const { ExecTranRecruit, ...others } = expected;
		const { ExecTranRecruit: exec, ...answered } = await refusals(handle);
		// Executing is the first thing tried, so the others meet the state after it.
		expect(exec).toBe(ExecTranRecruit);
		expect(answered).toEqual(others);
	});

	it('after the authorization lapsed', async () => {
		const handle = await makePayment(bench);
		bench.clock.now += 30 * 86_400_000;
		expect(await refusals(handle)).toEqual(EXPIRED);
		expect(await stateOf()).toBe('AUTOCANCEL');
	});

	it('while an immediate sale is only accepted', async () => {
		const handle = await makePayment(bench, { jobCd: 'CAPTURE', confirmationMs: 3000 });
		expect(await refusals(handle)).toEqual(ALL_WRONG);
		expect(await stateOf()).toBe('REQCAPTURE');
	});
});

describe('immediate sale', () => {
	it('is accepted first and captured when Recruit confirms', async () => {
		await makePayment(bench, { jobCd: 'CAPTURE', confirmationMs: 3000 });
		bench.clock.now = NOON + 2999;
		expect(await stateOf()).toBe('REQCAPTURE');
		expect(await captures()).toBe(0);
		bench.clock.now = NOON + 3000;
		const confirmed = await inquire(bench, 'T-1');
		expect(confirmed).toMatchObject({ Status: 'CAPTURE', ProcessDate: '20261205120003' });
		expect(await captures()).toBe(1);
	});

	it('can fail after it was accepted', async () => {
		await makePayment(bench, { jobCd: 'CAPTURE', confirmationMs: 3000, captureWillFail: true });
		bench.clock.now = NOON + 3000;
		expect(await stateOf()).toBe('PAYFAIL');
		expect(await captures()).toBe(0);
	});
});

describe('amount change', () => {
	it('goes up and down before the capture, and answers the new totals', async () => {
		const handle = await makePayment(bench);
		const up = await bench.call('RecruitChange', { ...handle, Amount: '5000', Tax: '500' });
		expect(up.text).toBe(
			'OrderID=T-1&Status=AUTH&Amount=5000&Tax=500&RcUsePoint=0&RcUseCoupon=0&RcUseShopCoupon=0'
		);
		const down = await bench.call('RecruitChange', { ...handle, Amount: '1', Tax: '0' });
		expect(down.fields['Amount']).toBe('1');
		expect(await inquire(bench, 'T-1')).toMatchObject({ Status: 'AUTH', Amount: '1', Tax: '0' });
	});

	it.each([
		['0', '0', 'M01005011'],
		['9999999', '1', 'M01005011'],
		['9999999', '0', undefined],
		['1', '0', undefined]
	])('knows the range: %s + %s', async (Amount, Tax, errInfo) => {
		const handle = await makePayment(bench);
		expect(await errInfoOf('RecruitChange', { ...handle, Amount, Tax })).toBe(errInfo);
	});

	it('never raises what was paid with points alone', async () => {
		const handle = await makePayment(bench, { pointsOnly: true, amount: 1000 });
		expect(await errInfoOf('RecruitChange', { ...handle, Amount: '1001' })).toBe('RC1000111');
		expect(await errInfoOf('RecruitChange', { ...handle, Amount: '999' })).toBeUndefined();
		expect(await inquire(bench, 'T-1')).toMatchObject({ Amount: '999', RcUsePoint: '1000' });
	});

	it('passes through 返品 after the capture, down only', async () => {
		const handle = await makePayment(bench);
		await bench.call('RecruitSales', handle);
		bench.clock.now = NOON + 86_400_000;
		expect(await errInfoOf('RecruitChange', { ...handle, Amount: '4981' })).toBe('RC1000110');
		expect(await errInfoOf('RecruitChange', { ...handle, Amount: '4980' })).toBe('RC1000101');
		const changed = await bench.call('RecruitChange', { ...handle, Amount: '4000' });
		expect(changed.fields).toMatchObject({ Status: 'RETURN', Amount: '4000' });
		expect(await inquire(bench, 'T-1')).toMatchObject({ Status: 'RETURN', Amount: '4980' });
		expect((await refusals(handle))['RecruitChange']).toBe('M01054004');
		bench.clock.now += 10 * SECOND_MS;
		expect(await inquire(bench, 'T-1')).toMatchObject({ Status: 'SALES', Amount: '4000' });
		expect(await captures()).toBe(1);
	});

	it('is refused by the card when told to do so, and nothing changes', async () => {
		const handle = await makePayment(bench);
		await bench.control('POST', '/control/faults', { kind: 'cardRefuses' });
		expect(await errInfoOf('RecruitChange', { ...handle, Amount: '9000' })).toBe('RC1000112');
		expect(await errInfoOf('RecruitUpdateAuth', handle)).toBe('RC1000112');
		await bench.control('DELETE', '/control/faults');
		expect(await inquire(bench, 'T-1')).toMatchObject({ Amount: '4980', RcUpdateAuthDay: '' });
	});

	it('asks no card where none is needed', async () => {
		await bench.control('POST', '/control/faults', { kind: 'cardRefuses' });
		const points = await makePayment(bench, { pointsOnly: true, amount: 1000 });
		expect(await errInfoOf('RecruitChange', { ...points, Amount: '999' })).toBeUndefined();
		expect(await errInfoOf('RecruitUpdateAuth', points)).toBeUndefined();
		const captured = await makePayment(bench, { orderId: 'T-2', stopAt: 'capture' });
		bench.clock.now = NOON + 86_400_000;
		expect(await errInfoOf('RecruitChange', { ...captured, Amount: '1' })).toBeUndefined();
	});

	it('costs the coupon below its threshold, at the threshold not yet', async () => {
		const coupon = { amount: 500, threshold: 3000 };
		const handle = await makePayment(bench, { coupon });
		const at = await bench.call('RecruitChange', { ...handle, Amount: '3000' });
		expect(at.fields['RcUseCoupon']).toBe('500');
		const below = await bench.call('RecruitChange', { ...handle, Amount: '2999' });
		expect(below.fields).toMatchObject({ Amount: '2999', RcUseCoupon: '0' });
		const again = await bench.call('RecruitChange', { ...handle, Amount: '4980' });
		expect(again.fields['RcUseCoupon']).toBe('0');
		expect((await inquire(bench, 'T-1'))['RcUseCoupon']).toBe('0');
	});
});

describe('extension', () => {
	it('tells when it was done', async () => {
		const handle = await makePayment(bench);
		bench.clock.now += 60 * SECOND_MS;
		const extended = await bench.call('RecruitUpdateAuth', handle);
		expect(extended.text).toBe('OrderID=T-1&Status=AUTH&RcUpdateAuthDay=20261205120100');
		expect((await inquire(bench, 'T-1'))['RcUpdateAuthDay']).toBe('20261205120100');
	});

	it('needs a contract that offers it', async () => {
		const handle = await makePayment(bench, { shop: 'fresh' });
		const fresh = { ShopID: 'tshop00000002', ShopPass: 'demopass02' };
		expect(await errInfoOf('RecruitUpdateAuth', { ...handle, ...fresh })).toBe('E61030001');
	});
});

it('spells the two unknown states as it is told', async () => {
	const other = await startBench({
		statusOverrides: { CAPTURE_ACCEPTED: 'EARLYCAPTURE', AUTO_CANCELLED: 'CANCEL' }
	});
	try {
		await makePayment(other, { jobCd: 'CAPTURE', confirmationMs: 3000 });
		await makePayment(other, { orderId: 'T-2' });
		expect((await inquire(other, 'T-1'))['Status']).toBe('EARLYCAPTURE');
		other.clock.now += 30 * 86_400_000;
		expect((await inquire(other, 'T-2'))['Status']).toBe('CANCEL');
	} finally {
		await other.simulator.stop();
	}
});
