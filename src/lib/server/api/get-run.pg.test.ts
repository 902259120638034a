import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../../../../tests/support/coded.ts';
import { createRunBench, SATO, type RunBench } from '../../../../tests/support/run-bench.ts';
import { getRun } from './get-run.ts';

let bench: RunBench;
beforeAll(async () => {
	bench = await createRunBench();
});
afterAll(() => bench.orders.close());

it('tells how far a run is and why orders of it failed', async () => {
	const [sold, mute] = await bench.arrive(3);
	if (!sold || !mute) throw new Error('no orders');
	bench.show(sold, 'SALES');
	bench.ledger.put(mute.gatewayOrderId ?? '', { kind: 'no_answer', reason: 'TEST' });
	const started = await bench.start();
	await bench.work(started);
	const answer = await getRun(bench.context, String(started.id));
	expect(await answer.json()).toMatchObject({
		id: started.id,
		kind: 'sync',
		state: 'finished',
		startedBy: SATO.name,
		createdAt: expect.stringMatching(/\+09:00$/) as unknown,
		finishedAt: expect.stringMatching(/\+09:00$/) as unknown,
		total: 3,
		done: 3,
		changed: 1,
		failed: 1,
		failures: [{ code: 'NO_ANSWER', count: 1 }]
	});
});

it.each(['999999', '0x1', '-1', '1e3', '９'])('says that there is no run %s', async (id) => {
	expect(await codeOf(getRun(bench.context, id))).toBe('UNKNOWN_RUN');
});
