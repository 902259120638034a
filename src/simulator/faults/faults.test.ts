import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	inquire,
	MAIN,
	makePayment,
	NOON,
	startBench,
	type Bench,
	type Handle
} from '../testing/simulator-bench.ts';

let bench: Bench;
let handle: Handle;
beforeEach(async () => {
	bench = await startBench({ finishMs: 300, stalenessMs: 1000 });
	handle = await makePayment(bench);
});
afterEach(() => bench.simulator.stop());

const fault = async (rule: object) => {
	const { status, json } = await bench.control('POST', '/control/faults', rule);
	expect([status, json['error']]).toEqual([200, undefined]);
};
const capture = () => bench.call('RecruitSales', handle);
const stateOf = async (orderId = 'T-1') => (await inquire(bench, orderId))['Status'];

/** How the call ended without an answer. */
async function broken(call: Promise<unknown>): Promise<string> {
	return call.then(
		(answer) => `answered ${JSON.stringify(answer)}`,
		(error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
	);
}

interface Recorded {
	readonly api: string;
	readonly outcome: string;
	readonly fault: string | null;
	readonly httpStatus: number | null;
	readonly answerBase64: string | null;
}
async function lastRequest(api: string): Promise<Recorded | undefined> {
	const { json } = await bench.control('GET', '/control/ledger?orderId=T-1');
	return (json['requests'] as Recorded[]).filter((request) => request.api === api).at(-1);
}

describe('nothing is executed', () => {
	it('refuses with a code, so many times', async () => {
		await fault({ kind: 'refuse', code: 'E92000001', api: 'RecruitSales', times: 2 });
		expect((await capture()).text).toBe('ErrCode=E92&ErrInfo=E92000001');
		expect((await capture()).fields['ErrInfo']).toBe('E92000001');
		expect(await lastRequest('RecruitSales')).toMatchObject({
			outcome: 'refused',
			fault: 'refuse'
		});
		expect((await capture()).fields['Status']).toBe('SALES');
	});

	it('refuses with several codes, as a field check does', async () => {
		await fault({ kind: 'refuse', code: 'M01004012|E92000001', times: 1 });
		expect((await capture()).text).toBe('ErrCode=M01|E92&ErrInfo=M01004012|E92000001');
	});

	it('strikes operations on a payment, and neither its entry nor inquiries', async () => {
		await fault({ kind: 'refuse', code: 'E92000001', api: 'operations' });
		await makePayment(bench, { orderId: 'T-2' });
		for (const api of ['RecruitSales', 'RecruitCancel', 'RecruitUpdateAuth']) {
			expect((await bench.call(api, handle)).fields['ErrInfo']).toBe('E92000001');
		}
		expect(await stateOf()).toBe('AUTH');
	});

	it('refuses one order and no other', async () => {
		const other = await makePayment(bench, { orderId: 'T-2' });
		await fault({ kind: 'refuse', code: 'RC2009999', orderId: 'T-2' });
		expect((await capture()).fields['Status']).toBe('SALES');
		expect((await bench.call('RecruitSales', other)).fields['ErrInfo']).toBe('RC2009999');
	});

	it.each([
		['dropBefore', 'ECONNRESET'],
		['resetBefore', 'ECONNRESET']
	])('%s', async (kind, code) => {
		await fault({ kind, api: 'RecruitSales', times: 1 });
		expect(await broken(capture())).toBe(code);
		expect(await lastRequest('RecruitSales')).toMatchObject({
			outcome: 'forgotten',
			answerBase64: null
		});
		expect(await stateOf()).toBe('AUTH');
	});

	it('is under maintenance in a window, while inquiries go on', async () => {
		await fault({ kind: 'maintenance', from: NOON + 1000, until: NOON + 2000 });
		bench.clock.now = NOON + 999;
		const extend = async () => (await bench.call('RecruitUpdateAuth', handle)).fields['ErrInfo'];
		expect(await extend()).toBeUndefined();
		bench.clock.now = NOON + 1000;
		expect(await extend()).toBe('RC2000104');
		expect(await stateOf()).toBe('AUTH');
		bench.clock.now = NOON + 1999;
		expect(await extend()).toBe('RC2000104');
		bench.clock.now = NOON + 2000;
		expect(await extend()).toBeUndefined();
	});
});

describe('executed, but the answer is lost or spoiled', () => {
	it.each(['dropAfter', 'resetAfter'])('%s', async (kind) => {
		await fault({ kind, api: 'RecruitSales' });
		expect(await broken(capture())).toBe('ECONNRESET');
		expect(await lastRequest('RecruitSales')).toMatchObject({ outcome: 'executed', fault: kind });
		expect(await stateOf()).toBe('SALES');
	});

	it('answers 5xx', async () => {
		await fault({ kind: 'status', status: 503, api: 'RecruitSales' });
		const answer = await capture();
		expect([answer.status, answer.contentType]).toEqual([503, 'text/html']);
		expect(await stateOf()).toBe('SALES');
	});

	it('answers late', async () => {
		await fault({ kind: 'late', ms: 150, api: 'RecruitSales' });
		const startedAt = performance.now();
		const answer = capture();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await stateOf()).toBe('SALES');
		expect((await answer).fields['Status']).toBe('SALES');
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(149);
	});

	it('spoils the answer', async () => {
		const good = `AccessID=${handle.AccessID}&Status=SALES`;
		const spoiled = async (kind: string, orderId: string) => {
			const payment = await makePayment(bench, { orderId });
			await fault({ kind, api: 'RecruitSales', orderId });
			const answer = await bench.call('RecruitSales', payment);
			expect(await stateOf(orderId)).toBe('SALES');
			return answer;
		};
		expect((await spoiled('empty', 'T-2')).body).toHaveLength(0);
		const cut = await spoiled('cut', 'T-3');
		expect([cut.status, cut.body.length]).toEqual([200, Math.floor(good.length / 2)]);
		const malformed = await spoiled('malformed', 'T-4');
		expect(malformed.fields['Status']).toBeUndefined();
		const utf16 = await spoiled('wrongCharset', 'T-5');
		expect(utf16.contentType).toContain('UTF-16LE');
		expect(utf16.body.toString('utf16le')).toMatch(/^AccessID=[0-9a-f]{32}&Status=SALES$/);
		const huge = await spoiled('huge', 'T-6');
		expect(huge.body.length).toBeGreaterThan(10 * 1024 * 1024);
	});
});

describe('the promises of time', () => {
	it('executes a request late, and the inquiry before that does not see it', async () => {
		await fault({ kind: 'commitLate', ms: 150, api: 'RecruitSales' });
		const answer = capture();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await stateOf()).toBe('AUTH');
		expect((await answer).fields['Status']).toBe('SALES');
		expect(await stateOf()).toBe('SALES');
	});

	it('executes it even when the caller has hung up', async () => {
		await fault({ kind: 'commitLate', ms: 150, api: 'RecruitSales' });
		const url = `${bench.simulator.url}/payment/RecruitSales.idPass`;
		const outgoing = request(url, { method: 'POST', agent: false });
		const ended = broken(once(outgoing, 'response'));
		outgoing.end(new URLSearchParams({ ...MAIN, ...handle }).toString());
		await new Promise((resolve) => setTimeout(resolve, 60));
		outgoing.destroy();
		expect(await ended).toBe('ECONNRESET');
		expect(await stateOf()).toBe('AUTH');
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(await stateOf()).toBe('SALES');
	});

	it('forgets what it did not finish within its limit', async () => {
		await fault({ kind: 'commitLate', ms: 301, api: 'RecruitSales' });
		const startedAt = performance.now();
		expect(await broken(capture())).toBe('ECONNRESET');
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(299);
		expect(await lastRequest('RecruitSales')).toMatchObject({ outcome: 'forgotten' });
		expect(await stateOf()).toBe('AUTH');
	});

	it('answers an inquiry with what was true a moment ago, never older than its limit', async () => {
		bench.clock.now += 5000;
		await capture();
		await fault({ kind: 'staleInquiry', ms: 5000 });
		expect(await stateOf()).toBe('AUTH');
		bench.clock.now += 999;
		expect(await stateOf()).toBe('AUTH');
		bench.clock.now += 1;
		expect(await stateOf()).toBe('SALES');
	});

	it('can be stale about the very existence of a transaction', async () => {
		bench.clock.now += 5000;
		await makePayment(bench, { orderId: 'T-2', stopAt: 'enter' });
		await fault({ kind: 'staleInquiry', orderId: 'T-2' });
		expect((await inquire(bench, 'T-2'))['ErrInfo']).toBe('M01004002');
		bench.clock.now += 1000;
		expect(await stateOf('T-2')).toBe('UNPROCESSED');
	});
});

describe('immediate sales and changes', () => {
	it('fails or slows the confirmation', async () => {
		await fault({ kind: 'captureFails', orderId: 'T-2' });
		await fault({ kind: 'slowConfirmation', orderId: 'T-3', ms: 60_000 });
		await makePayment(bench, { orderId: 'T-2', jobCd: 'CAPTURE', confirmationMs: 10 });
		await makePayment(bench, { orderId: 'T-3', jobCd: 'CAPTURE', confirmationMs: 10 });
		bench.clock.now += 59_999;
		expect(await stateOf('T-2')).toBe('PAYFAIL');
		expect(await stateOf('T-3')).toBe('REQCAPTURE');
		bench.clock.now += 1;
		expect(await stateOf('T-3')).toBe('CAPTURE');
	});
});

describe('luck', () => {
	it('strikes the same orders with the same seed, in whatever order they come', async () => {
		const orders = Array.from({ length: 40 }, (_, index) => `L-${index}`);
		const struckIn = async (seed: string, sequence: readonly string[]) => {
			const other = await startBench({ seed });
			try {
				await other.control('POST', '/control/faults', {
					kind: 'refuse',
					code: 'E92000001',
					rate: 0.3
				});
				const struck: string[] = [];
				for (const orderId of sequence) {
					const answer = await other.call('SearchTradeMulti', { OrderID: orderId, PayType: '24' });
					if (answer.fields['ErrInfo'] === 'E92000001') struck.push(orderId);
				}
				return struck.sort();
			} finally {
				await other.simulator.stop();
			}
		};
		const struck = await struckIn('a', orders);
		expect(struck.length).toBeGreaterThan(4);
		expect(struck.length).toBeLessThan(22);
		expect(await struckIn('a', orders.toReversed())).toEqual(struck);
		expect(await struckIn('b', orders)).not.toEqual(struck);
	});

	it('is tried anew with every attempt', async () => {
		await fault({ kind: 'refuse', code: 'E92000001', rate: 0.5, api: 'SearchTradeMulti' });
		const fates = [];
		for (let attempt = 0; attempt < 20; attempt += 1) fates.push(await stateOf());
		expect(new Set(fates)).toEqual(new Set(['AUTH', undefined]));
	});
});
