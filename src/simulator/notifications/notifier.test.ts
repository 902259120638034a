import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReceiver, until, type Receiver } from '../testing/notification-receiver.ts';
import { inquire, makePayment, startBench, type Bench } from '../testing/simulator-bench.ts';

const MINUTE_MS = 60_000;
/** Longer than any first delay. */
const SOON_MS = 2000;

let bench: Bench;
let receiver: Receiver;

async function begin(options: Parameters<typeof startBench>[0] = {}): Promise<void> {
	bench = await startBench(options);
	const desk = { url: receiver.url, apiKey: 'k', replay: false, ordersPerMinute: 0 };
	await bench.control('POST', '/control/desk', desk);
}
beforeEach(async () => {
	receiver = await startReceiver();
	await begin();
});
afterEach(async () => {
	await bench.simulator.stop();
	await receiver.stop();
});

const statuses = () => receiver.notifications.map(({ Status }) => Status);
const fault = (rule: object) => bench.control('POST', '/control/faults', rule);

interface Told {
	readonly status: string;
	readonly outcome: string;
	readonly attempts: number;
	readonly tries: Array<{ answer: string | null; error: string | null; httpStatus: number | null }>;
}
async function told(orderId = 'T-1'): Promise<Told[]> {
	const { json } = await bench.control('GET', `/control/ledger?orderId=${orderId}`);
	return json['notifications'] as Told[];
}
/** Lets real time pass for the queue, and waits until nothing is due. */
async function pass(milliseconds: number, expected: number): Promise<void> {
	bench.clock.now += milliseconds;
	await until(() => receiver.notifications.length >= expected);
	await new Promise((resolve) => setTimeout(resolve, 120));
	expect(receiver.notifications.length).toBe(expected);
}

describe('content', () => {
	it('has the fields in order and masks the passwords', async () => {
		await makePayment(bench);
		await pass(SOON_MS, 3);
		expect(statuses().sort()).toEqual(['AUTH', 'AUTHPROCESS', 'REQSUCCESS']);
		const body = receiver.bodies.find((text) => text.includes('Status=AUTH&')) ?? '';
		expect(body.split('&').map((pair) => pair.split('=')[0])).toEqual(
			(
				'ShopID ShopPass AccessID AccessPass OrderID Status JobCd Amount Tax Currency Forward Method ' +
				'PayTimes TranID Approve TranDate ErrCode ErrInfo PayType RcOrderId RcOrderTime RcUsePoint ' +
				'RcUseCoupon RcUseShopCoupon RcUpdateAuthDay'
			).split(' ')
		);
		expect(body).toContain(`ShopPass=${'*'.repeat(10)}&`);
		expect(body).toContain(`AccessPass=${'*'.repeat(32)}&`);
		expect(body).toContain('&Amount=4980&Tax=0&Currency=JPN&');
		expect(body).toContain('&TranDate=20261205120000&');
		expect(receiver.headers[0]).toMatchObject({
			'content-type': 'application/x-www-form-urlencoded'
		});
		expect(receiver.headers[0]).not.toHaveProperty('origin');
	});

	it('spells the PayType both ways', async () => {
		for (let order = 1; order <= 8; order += 1) {
			await makePayment(bench, { orderId: `T-${order}`, stopAt: 'execute' });
		}
		await pass(SOON_MS, 8);
		const spellings = new Set(receiver.notifications.map(({ PayType }) => PayType));
		expect([...spellings].sort()).toEqual(['24', 'O']);
	});

	it('tells of captures, cancels and what time does, but not of a failed immediate sale', async () => {
		const captured = await makePayment(bench, { orderId: 'T-1' });
		const cancelled = await makePayment(bench, { orderId: 'T-2' });
		await makePayment(bench, { orderId: 'T-3', jobCd: 'CAPTURE', confirmationMs: 500 });
		await makePayment(bench, {
			orderId: 'T-4',
			jobCd: 'CAPTURE',
			confirmationMs: 500,
			captureWillFail: true
		});
		await makePayment(bench, { orderId: 'T-5' });
		await makePayment(bench, { orderId: 'T-6', stopAt: 'execute', paymentTermSeconds: 600 });
		await bench.call('RecruitSales', captured);
		await bench.call('RecruitCancel', cancelled);
		bench.clock.now += 31 * 86_400_000;
		await until(async () => (await told('T-5')).length === 4);
		bench.clock.now += SOON_MS;
		const last = async (orderId: string) => (await told(orderId)).at(-1)?.status;
		expect(await last('T-1')).toBe('SALES');
		expect(await last('T-2')).toBe('CANCEL');
		expect(await last('T-3')).toBe('CAPTURE');
		expect(await last('T-4')).toBe('REQCAPTURE');
		expect(await last('T-5')).toBe('AUTOCANCEL');
		expect(await last('T-6')).toBe('EXPIRED');
		expect((await inquire(bench, 'T-4'))['Status']).toBe('PAYFAIL');
	});
});

describe('resending', () => {
	it('takes only HTTP 200 with 0 for an answer, and tries five more times, an hour apart', async () => {
		receiver.answers.push(
			{ body: '1' },
			{ status: 500, body: '0' },
			{ body: '' },
			{ body: 'OK' },
			{ status: 302, body: '0', headers: { location: '/' } },
			{ body: '1' }
		);
		await fault({ kind: 'withhold', times: 2 });
		await makePayment(bench);
		await pass(SOON_MS, 1);
		for (let resend = 1; resend <= 5; resend += 1) {
			bench.clock.now += 60 * MINUTE_MS - SOON_MS;
			await new Promise((resolve) => setTimeout(resolve, 120));
			expect(receiver.notifications.length).toBe(resend);
			await pass(SOON_MS + 1, resend + 1);
		}
		bench.clock.now += 600 * MINUTE_MS;
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect((await told()).at(-1)).toMatchObject({ outcome: 'exhausted', attempts: 6 });
		expect(receiver.notifications).toHaveLength(6);
		expect(new Set(receiver.bodies).size).toBe(1);
	});

	it('stops as soon as it is accepted, a line break after the 0 included', async () => {
		receiver.answers.push({ body: '1' }, { body: '0\r\n' });
		await makePayment(bench, { stopAt: 'execute' });
		await pass(SOON_MS, 1);
		await pass(60 * MINUTE_MS, 2);
		expect((await told())[0]).toMatchObject({ outcome: 'accepted', attempts: 2 });
	});

	it('waits 15 s for an answer and no longer, scaled down here', async () => {
		await bench.simulator.stop();
		await begin({ timeScale: 50 });
		receiver.answers.push({ delayMs: 200 }, { delayMs: 500 });
		await makePayment(bench, { orderId: 'T-1', stopAt: 'execute' });
		bench.clock.now += SOON_MS;
		await until(async () => (await told('T-1'))[0]?.outcome === 'accepted');
		await makePayment(bench, { orderId: 'T-2', stopAt: 'execute' });
		bench.clock.now += SOON_MS;
		await until(async () => (await told('T-2'))[0]?.attempts === 1);
		const [late] = await told('T-2');
		expect(late?.tries[0]).toMatchObject({ httpStatus: null, error: 'TimeoutError' });
		// An hour is 72 s at this scale.
		bench.clock.now += 72_000;
		await until(async () => (await told('T-2'))[0]?.outcome === 'accepted');
	});

	it('goes on when nobody listens', async () => {
		await receiver.stop();
		await makePayment(bench, { stopAt: 'execute' });
		bench.clock.now += SOON_MS;
		await until(async () => (await told())[0]?.attempts === 1);
		expect((await told())[0]?.tries[0]?.error).toBe('ECONNREFUSED');
		expect((await told())[0]?.outcome).toBe('waiting');
	});
});

describe('faults', () => {
	it('withholds', async () => {
		await fault({ kind: 'withhold', orderId: 'T-1' });
		await makePayment(bench, { orderId: 'T-1', stopAt: 'execute' });
		await makePayment(bench, { orderId: 'T-2', stopAt: 'execute' });
		await pass(SOON_MS, 1);
		expect(receiver.notifications[0]?.['OrderID']).toBe('T-2');
		expect((await told('T-1'))[0]).toMatchObject({ outcome: 'withheld', attempts: 0 });
	});

	it('duplicates', async () => {
		await fault({ kind: 'duplicate', copies: 2, times: 1 });
		await makePayment(bench, { stopAt: 'execute' });
		await pass(SOON_MS, 3);
		expect(new Set(receiver.bodies).size).toBe(1);
	});

	it('delays', async () => {
		await fault({ kind: 'delay', ms: 30_000 });
		await makePayment(bench, { stopAt: 'execute' });
		bench.clock.now += 30_000;
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(receiver.notifications).toHaveLength(0);
		await pass(SOON_MS, 1);
	});

	it('shuffles', async () => {
		await fault({ kind: 'shuffle', ms: 600_000 });
		for (let order = 1; order <= 6; order += 1) {
			await makePayment(bench, { orderId: `T-${order}`, stopAt: 'execute' });
		}
		for (let minute = 1; minute <= 10; minute += 1) {
			bench.clock.now += MINUTE_MS;
			await new Promise((resolve) => setTimeout(resolve, 120));
		}
		await pass(1, 6);
		const order = receiver.notifications.map(({ OrderID }) => OrderID);
		expect(order).not.toEqual([...order].sort());
	});

	it('arrives before the answer of the API', async () => {
		const handle = await makePayment(bench);
		await pass(SOON_MS, 3);
		await fault({ kind: 'early', orderId: 'T-1' });
		receiver.answers.push({ delayMs: 120 });
		let answered = false;
		const capture = bench.call('RecruitSales', handle).then((answer) => {
			answered = true;
			return answer;
		});
		await until(() => receiver.notifications.length === 4);
		expect(answered).toBe(false);
		expect(receiver.notifications[3]?.['Status']).toBe('SALES');
		expect((await capture).fields['Status']).toBe('SALES');
		await pass(SOON_MS, 4);
	});
});

describe('by hand', () => {
	const notify = (body: object) => bench.control('POST', '/control/notify', body);

	it('sends the present state, repeats, forges and tests the connection', async () => {
		await makePayment(bench);
		await pass(SOON_MS, 3);
		await notify({ orderId: 'T-1' });
		await notify({ orderId: 'T-1', kind: 'repeat', times: 2 });
		await notify({ orderId: 'T-1', status: 'SALES' });
		receiver.answers.push({ body: '1' });
		const { json } = await notify({ kind: 'test' });
		expect(statuses().slice(3)).toEqual(['AUTH', 'AUTH', 'AUTH', 'SALES', '']);
		expect(receiver.bodies[4]).toBe(receiver.bodies[5]);
		expect(receiver.notifications[7]).toMatchObject({ ErrCode: 'E00', ErrInfo: 'E00000000' });
		expect(json['receipts']).toEqual([
			{ accepted: false, httpStatus: 200, answer: '1', error: null }
		]);
	});

	it('knows what it cannot do', async () => {
		expect((await notify({ orderId: 'nobody' })).status).toBe(404);
		expect((await notify({ orderId: 'T-1', kind: 'shout' })).status).toBe(422);
		const lonely = await startBench();
		const { status, json } = await lonely.control('POST', '/control/notify', { kind: 'test' });
		await lonely.simulator.stop();
		expect([status, json['error']]).toEqual([409, expect.objectContaining({ code: 'NO_DESK' })]);
	});
});
