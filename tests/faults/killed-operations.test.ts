import { expect, it } from 'vitest';
import { CHECKPOINTS } from '../../src/lib/server/orders/use-case.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { seededRandom } from '../support/random.ts';
import type { Arm } from './arms.ts';
import { LOST_ANSWERS, MIXED_FAULTS } from './kill-test/gateway-faults.ts';
import { runKillTest, type KillTest } from './kill-test/run-kill-test.ts';
import type { Place } from './mortal-desk.ts';

const OPERATIONS = 300;
const RANDOM_KILLS = 9;

/**
 * In the order in which they can be met: orders arrive first, and what a recovery marks unknown has
 * lost its process just before. The seldom ones die at their first passing.
 */
const PLACES: readonly Place[] = [
	{ checkpoint: 'intake:before-commit', latest: 4 },
	{ checkpoint: 'intake:committed', latest: 4 },
	{ checkpoint: 'inquiry:before-request', latest: 4 },
	{ checkpoint: 'inquiry:answer-received', latest: 4 },
	{ checkpoint: 'inquiry:applied', latest: 4 },
	{ checkpoint: 'action:before-intent', latest: 6 },
	{ checkpoint: 'action:first-step-committed', latest: 1 },
	{ checkpoint: 'action:intent-committed', latest: 6 },
	{ checkpoint: 'recovery:marked-unknown', latest: 1 },
	{ checkpoint: 'action:answer-received', latest: 6 },
	{ checkpoint: 'action:outcome-committed', latest: 6 }
];

const RIGHT: KillTest['violations'] = {
	doubleEffects: [],
	missingEffects: [],
	unsettled: [],
	differences: [],
	auditFaults: [],
	unfoundedRequests: []
};

async function run(
	arm: Arm,
	more: Omit<Parameters<typeof runKillTest>[0], 'arm' | 'database' | 'random'>
): Promise<KillTest> {
	const database = await createTestDatabase();
	try {
		const random = seededRandom(`killed operations, ${arm}`);
		const result = await runKillTest({ database, arm, random, ...more });
		console.log(report(arm, result));
		return result;
	} finally {
		await database.drop();
	}
}

function report(arm: Arm, { violations, results, underWay, ...figures }: KillTest): string {
	const broken = Object.entries(violations)
		.map(([name, found]): [string, string[]] => [name, found as string[]])
		.filter(([, found]) => found.length > 0)
		.map(([name, found]) => `${name}: ${found.length}, as ${found.slice(0, 3).join(', ')}`);
	return [
		`${arm}: ${JSON.stringify(figures)}`,
		`in flight/unknown every 0.5 s: ${underWay.join(' ')}`,
		...Object.entries(results).map(([kind, ends]) => `  ${kind}: ${JSON.stringify(ends)}`),
		`violations: ${broken.join(' · ') || 'none'}`
	].join('\n');
}

it('no checkpoint is left out', () => {
	const places = PLACES.map(({ checkpoint }) => checkpoint);
	expect([...places].sort()).toEqual([...CHECKPOINTS].sort());
});

it(`${OPERATIONS} operations of every kind survive ${PLACES.length + RANDOM_KILLS} kills`, async () => {
	const result = await run('product', {
		operations: OPERATIONS,
		faults: MIXED_FAULTS,
		places: PLACES,
		randomKills: RANDOM_KILLS,
		limitMs: 300_000
	});
	expect(JSON.stringify(result.results)).not.toContain('TIME_IS_UP');
	expect(result.violations).toEqual(RIGHT);
	expect(Object.keys(result.diedAt).sort()).toEqual([...CHECKPOINTS].sort());
	expect(result.kills).toBeGreaterThanOrEqual(PLACES.length + RANDOM_KILLS);
	// Kills that meet nothing in flight would prove nothing.
	expect(result.orphans).toBeGreaterThan(3);
}, 450_000);

const NOT_KILLED = {
	operations: 24,
	faults: LOST_ANSWERS,
	places: [],
	randomKills: 0,
	limitMs: 8_000
};

it('without inquiry outcomes stay unknown for ever', async () => {
	const { violations } = await run('no-inquiry', NOT_KILLED);
	expect(violations.unsettled).not.toEqual([]);
}, 150_000);

it('with a resend money moves twice, and without an inquiry between', async () => {
	const { violations } = await run('resend', NOT_KILLED);
	expect(violations.doubleEffects).not.toEqual([]);
	expect(violations.unfoundedRequests).not.toEqual([]);
}, 150_000);

it('with a double claim money moves twice, and without an inquiry between', async () => {
	const { violations } = await run('double-claim', NOT_KILLED);
	expect(violations.doubleEffects).not.toEqual([]);
	expect(violations.unfoundedRequests).not.toEqual([]);
}, 150_000);
