import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReceiver, until } from '../testing/notification-receiver.ts';
import { inquire, makePayment, startBench, type Bench } from '../testing/simulator-bench.ts';
import { openLedger } from './ledger.ts';

let folder: string;
let bench: Bench;
const start = async () => {
	bench = await startBench({ ledger: join(folder, 'ledger.sqlite') });
};
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'simulator-'));
	await start();
});
afterEach(async () => {
	await bench.simulator.stop();
	await rm(folder, { recursive: true });
});

async function restart(): Promise<void> {
	const { now } = bench.clock;
	await bench.simulator.stop();
	await start();
	bench.clock.now = now;
}

const ledgerOf = async (orderId: string) =>
	(await bench.control('GET', `/control/ledger?orderId=${orderId}`)).json;

describe('after a restart', () => {
	it('everything is as it was', async () => {
		const handle = await makePayment(bench);
		await bench.call('RecruitSales', handle);
		await bench.call('RecruitSales', handle);
		await bench.control('POST', '/control/clock', { offsetMs: 86_400_000 });
		await bench.control('POST', '/control/faults', { kind: 'captureTwice', times: 3 });
		await makePayment(bench, { orderId: 'T-2' });
		const before = await ledgerOf('T-1');
		const faults = (await bench.control('GET', '/control/faults')).json['faults'];
		await restart();
		expect(await ledgerOf('T-1')).toEqual(before);
		expect((await bench.control('GET', '/control/faults')).json['faults']).toEqual(faults);
		expect((await bench.control('GET', '/control/clock')).json['offsetMs']).toBe(86_400_000);
		expect(await inquire(bench, 'T-1')).toMatchObject({ Status: 'SALES', Amount: '4980' });
		expect((await bench.call('RecruitCancel', handle)).fields['Status']).toBe('CANCEL');
	});

	it('time has passed for what was waiting', async () => {
		await makePayment(bench, { jobCd: 'CAPTURE', confirmationMs: 3000 });
		await makePayment(bench, { orderId: 'T-2' });
		await bench.simulator.stop();
		const { now } = bench.clock;
		await start();
		bench.clock.now = now + 30 * 86_400_000;
		const { json } = await bench.control('GET', '/control/ledger/summary');
		expect(json['states']).toEqual({ AUTO_CANCELLED: 1, CAPTURE: 1 });
		expect(json['effects']).toMatchObject({ CAPTURE: 1 });
	});

	it('notifications that were not accepted are sent', async () => {
		const receiver = await startReceiver();
		try {
			const desk = { url: receiver.url, apiKey: 'k', replay: false, ordersPerMinute: 0 };
			await bench.control('POST', '/control/desk', desk);
			await makePayment(bench, { stopAt: 'execute' });
			await restart();
			bench.clock.now += 2000;
			await until(() => receiver.notifications.length === 1);
			expect(receiver.notifications[0]).toMatchObject({ OrderID: 'T-1', Status: 'REQSUCCESS' });
		} finally {
			await receiver.stop();
		}
	});
});

it('keeps every request with its bytes, its answer and what became of it', async () => {
	await bench.post('EntryTranRecruit', 'OrderID=T-9&JobCd=%FB%FC&Amount=x');
	const [request] = (await ledgerOf('T-9'))['requests'] as Array<Record<string, unknown>>;
	expect(request).toMatchObject({
		api: 'EntryTranRecruit',
		at: bench.clock.now,
		fields: { OrderID: 'T-9', JobCd: '髙', Amount: 'x' },
		outcome: 'refused',
		errInfo: 'M01002001|M01003001|M01054010|M01005006',
		httpStatus: 200
	});
	const bytes = (field: string) => Buffer.from(String(request?.[field]), 'base64').toString();
	expect(bytes('bodyBase64')).toBe('OrderID=T-9&JobCd=%FB%FC&Amount=x');
	expect(bytes('answerBase64')).toContain('ErrInfo=M01002001|M01003001|M01054010|M01005006');
});

it('does all of a change or nothing of it', () => {
	const ledger = openLedger(':memory:');
	const attempt = () =>
		ledger.atomically(() => {
			ledger.settings.write('a', 1);
			throw new Error('in the middle');
		});
	expect(attempt).toThrow('in the middle');
	expect(ledger.settings.read('a')).toBeUndefined();
	ledger.atomically(() => ledger.settings.write('a', 2));
	expect(ledger.settings.readNumber('a')).toBe(2);
	ledger.close();
});

it('commits in groups, and within a group still all of a change or nothing of it', async () => {
	const path = join(folder, 'groups.sqlite');
	const ledger = openLedger(path);
	const reader = openLedger(path);
	await ledger.inGroups(async () => {
		ledger.atomically(() => ledger.settings.write('a', 1));
		const attempt = () =>
			ledger.atomically(() => {
				ledger.settings.write('a', 2);
				throw new Error('in the middle');
			});
		expect(attempt).toThrow('in the middle');
		expect(ledger.settings.read('a')).toBe(1);
		expect(reader.settings.read('a')).toBeUndefined();
		await until(() => reader.settings.read('a') === 1);
		ledger.settings.write('a', 3);
	});
	expect(reader.settings.read('a')).toBe(3);
	ledger.close();
	reader.close();
});
