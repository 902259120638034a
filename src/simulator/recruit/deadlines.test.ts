import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	inquire,
	makePayment,
	startBench,
	type Bench,
	type Handle
} from '../testing/simulator-bench.ts';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});
afterEach(() => bench.simulator.stop());

const at = (text: string) => Date.parse(text);
const errInfoOf = async (api: string, fields: Readonly<Record<string, string>>) =>
	(await bench.call(api, fields)).fields['ErrInfo'];

async function authorizedAt(instant: string, orderId = 'T-1'): Promise<Handle> {
	bench.clock.now = at(instant);
	return makePayment(bench, { orderId });
}

/** The same order at the last instant that is in time, and at the first that is not. */
async function around(
	instant: string,
	ask: () => Promise<string | undefined>
): Promise<[before: string | undefined, after: string | undefined]> {
	bench.clock.now = at(instant) - 1;
	const before = await ask();
	bench.clock.now = at(instant);
	return [before, await ask()];
}

const state =
	(orderId = 'T-1') =>
	async () =>
		(await inquire(bench, orderId))['Status'];

describe('validity of 30 days, the first day included', () => {
	it.each([
		['2026-12-05T12:00:00+09:00', '2027-01-04T00:00:00+09:00'],
		['2026-12-05T00:00:00+09:00', '2027-01-04T00:00:00+09:00'],
		['2026-12-05T23:59:59.999+09:00', '2027-01-04T00:00:00+09:00'],
		['2028-02-01T09:00:00+09:00', '2028-03-02T00:00:00+09:00'],
		['2027-02-01T09:00:00+09:00', '2027-03-03T00:00:00+09:00']
	])('from %s ends at %s', async (authorized, expiry) => {
		await authorizedAt(authorized);
		expect(await around(expiry, state())).toEqual(['AUTH', 'AUTOCANCEL']);
		const stamp = expiry.slice(0, 10).replaceAll('-', '');
		expect((await inquire(bench, 'T-1'))['ProcessDate']).toBe(`${stamp}000000`);
	});

	it('captures in the last millisecond and not in the next', async () => {
		const early = await authorizedAt('2026-12-05T12:00:00+09:00');
		const late = await makePayment(bench, { orderId: 'T-2' });
		bench.clock.now = at('2027-01-03T23:59:59.999+09:00');
		expect(await errInfoOf('RecruitSales', early)).toBeUndefined();
		bench.clock.now += 1;
		expect(await errInfoOf('RecruitSales', late)).toBe('M01060010');
	});

	it('is not moved by a change of the amount', async () => {
		const handle = await authorizedAt('2026-12-05T12:00:00+09:00');
		bench.clock.now = at('2026-12-20T12:00:00+09:00');
		await bench.call('RecruitChange', { ...handle, Amount: '6000' });
		const seen = await around('2027-01-04T00:00:00+09:00', state());
		expect(seen).toEqual(['AUTH', 'AUTOCANCEL']);
	});
});

describe('extension', () => {
	it('moves the expiry by 30 days each time, up to 120 days from the order', async () => {
		const handle = await authorizedAt('2026-12-05T12:00:00+09:00');
		for (const day of ['2027-01-03', '2027-02-02', '2027-03-04']) {
			bench.clock.now = at(`${day}T23:59:59.999+09:00`);
			expect(await errInfoOf('RecruitUpdateAuth', handle)).toBeUndefined();
		}
		// 30 + 3 × 30 is the 120 days themselves: one more would move nothing.
		expect(await errInfoOf('RecruitUpdateAuth', handle)).toBe('RC1000109');
		const seen = await around('2027-04-04T00:00:00+09:00', state());
		expect(seen).toEqual(['AUTH', 'AUTOCANCEL']);
	});

	it('is cut at the ceiling, which counts the day of the order and not of the authorization', async () => {
		bench.clock.now = at('2026-12-05T23:59:50+09:00');
		const started = await makePayment(bench, { stopAt: 'start' });
		bench.clock.now = at('2026-12-06T00:00:10+09:00');
		await bench.control('POST', '/control/buyer', { orderId: 'T-1' });
		for (const day of ['2026-12-07', '2026-12-08', '2026-12-09']) {
			bench.clock.now = at(`${day}T12:00:00+09:00`);
			expect(await errInfoOf('RecruitUpdateAuth', started)).toBeUndefined();
		}
		// Authorized on the 6th, 120 days would end on 5 April; the order's end on 4 April.
		const seen = await around('2027-04-04T00:00:00+09:00', state());
		expect(seen).toEqual(['AUTH', 'AUTOCANCEL']);
	});
});

describe('after the capture', () => {
	const CAPTURES: ReadonlyArray<readonly [captured: string, opens: string, closes: string]> = [
		['2026-12-05T12:00:00+09:00', '2026-12-06T01:00:00+09:00', '2027-02-01T00:00:00+09:00'],
		['2026-12-05T23:59:59.999+09:00', '2026-12-06T01:00:00+09:00', '2027-02-01T00:00:00+09:00'],
		['2027-01-31T12:00:00+09:00', '2027-02-01T01:00:00+09:00', '2027-03-01T00:00:00+09:00'],
		['2028-01-31T00:00:00+09:00', '2028-02-01T01:00:00+09:00', '2028-03-01T00:00:00+09:00']
	];

	it.each(CAPTURES)(
		'at %s the amount can be lowered from %s until %s',
		async (day, opens, closes) => {
			const handle = await authorizedAt(day);
			await bench.call('RecruitSales', handle);
			const lower = (amount: string) => () =>
				errInfoOf('RecruitChange', { ...handle, Amount: amount });
			expect(await around(opens, lower('4900'))).toEqual(['RC1000109', undefined]);
			bench.clock.now += 60_000;
			const seen = await around(closes, async () => {
				const errInfo = await lower('4800')();
				bench.clock.now += 60_000;
				await inquire(bench, 'T-1');
				return errInfo;
			});
			expect(seen).toEqual([undefined, 'RC1000110']);
		}
	);

	it.each(CAPTURES)('at %s it can be cancelled at once, and until %s%s', async (day, _, closes) => {
		const first = await authorizedAt(day);
		const second = await makePayment(bench, { orderId: 'T-2' });
		const third = await makePayment(bench, { orderId: 'T-3' });
		for (const handle of [first, second, third]) await bench.call('RecruitSales', handle);
		expect(await errInfoOf('RecruitCancel', first)).toBeUndefined();
		bench.clock.now = at(closes) - 1;
		expect(await errInfoOf('RecruitCancel', second)).toBeUndefined();
		bench.clock.now = at(closes);
		expect(await errInfoOf('RecruitCancel', third)).toBe('M01057010');
	});

	it('counts from the confirmation of an immediate sale', async () => {
		bench.clock.now = at('2026-12-31T23:59:58+09:00');
		const handle = await makePayment(bench, { jobCd: 'CAPTURE', confirmationMs: 5000 });
		const cancel = () => errInfoOf('RecruitCancel', handle);
		bench.clock.now = at('2027-02-01T00:00:00+09:00');
		expect(await cancel()).toBeUndefined();
	});

	it('is over for good after 180 days', async () => {
		const handle = await authorizedAt('2026-12-05T12:00:00+09:00');
		await bench.call('RecruitSales', handle);
		const seen = await around('2027-06-03T00:00:00+09:00', () =>
			errInfoOf('RecruitCancel', handle)
		);
		expect(seen).toEqual(['M01057010', 'E11010017']);
	});
});

describe('the authentication limit', () => {
	it.each(['execute', 'start'] as const)('ends a payment after %s', async (stopAt) => {
		bench.clock.now = at('2026-12-05T12:00:00+09:00');
		await makePayment(bench, { stopAt, paymentTermSeconds: 600 });
		const waiting = stopAt === 'execute' ? 'REQSUCCESS' : 'AUTHPROCESS';
		expect(await around('2026-12-05T12:10:00+09:00', state())).toEqual([waiting, 'EXPIRED']);
		expect((await inquire(bench, 'T-1'))['ProcessDate']).toBe('20261205121000');
		const decided = await bench.control('POST', '/control/buyer', { orderId: 'T-1' });
		expect(decided.status).toBe(409);
	});

	it('closes the page that was not opened in time', async () => {
		bench.clock.now = at('2026-12-05T12:00:00+09:00');
		const { json } = await bench.control('POST', '/control/orders', {
			orderId: 'T-1',
			amount: 100,
			stopAt: 'execute',
			paymentTermSeconds: 600
		});
		const [order] = json['orders'] as Array<{ accessId: string; token: string }>;
		const start = () =>
			errInfoOf('RecruitStart', { AccessID: order?.accessId ?? '', Token: order?.token ?? '' });
		bench.clock.now = at('2026-12-05T12:10:00+09:00');
		expect(await start()).toBe('M01074091');
	});
});
