import { expect, it } from 'vitest';
import { CHECKPOINTS, type Checkpoint } from '../../src/lib/server/orders/use-case.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { seededRandom } from '../support/random.ts';
import { runKilledCaptures } from './killed-captures.ts';

const ORDERS = 100;

/**
 * In the order in which they can be met: orders arrive first, and what a recovery marks unknown has
 * lost its process just before.
 */
const PLACES: readonly Checkpoint[] = [
	'intake:before-commit',
	'intake:committed',
	'inquiry:before-request',
	'inquiry:answer-received',
	'inquiry:applied',
	'action:before-intent',
	'action:intent-committed',
	'recovery:marked-unknown',
	'action:answer-received',
	'action:outcome-committed'
];

it('no checkpoint is left out', () => {
	expect([...PLACES].sort()).toEqual([...CHECKPOINTS].sort());
});

it('100 captures survive kills at every checkpoint and at random: each is charged once', async () => {
	const database = await createTestDatabase();
	try {
		const result = await runKilledCaptures({
			database,
			orders: ORDERS,
			arm: 'product',
			random: seededRandom('killed captures'),
			checkpoints: PLACES,
			randomKills: 10,
			limitMs: 90_000
		});
		console.log(JSON.stringify(result));
		expect(Object.keys(result.diedAt).sort()).toEqual([...CHECKPOINTS].sort());
		expect(result).toMatchObject({
			ordersByCharges: { 1: ORDERS },
			unsettledOperations: 0,
			notCompleted: 0,
			auditGaps: 0
		});
		// Kills that meet nothing in flight would prove nothing.
		expect(result.orphans).toBeGreaterThan(3);
	} finally {
		await database.drop();
	}
}, 110_000);

it('without inquiry outcomes stay unknown for ever', async () => {
	const database = await createTestDatabase();
	try {
		const result = await runKilledCaptures({
			database,
			orders: 20,
			arm: 'no-inquiry',
			random: seededRandom('killed captures without inquiry'),
			checkpoints: ['action:answer-received', 'action:intent-committed'],
			randomKills: 0,
			limitMs: 12_000
		});
		console.log(JSON.stringify(result));
		expect(result.unsettledOperations).toBeGreaterThan(0);
	} finally {
		await database.drop();
	}
}, 60_000);
