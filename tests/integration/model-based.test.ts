import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../support/random.ts';
import { repetitions } from '../support/test-scale.ts';
import { anyCommand } from './model/commands.ts';
import { JOURNEYS } from './model/journeys.ts';
import { Scene, type Opening } from './model/scene.ts';
import { Tally } from './model/tally.ts';
import { CONTRACTS, World } from './model/world.ts';

/** Beside month ends, leap days, midnights and 01:00. */
const INSTANTS = [
	'2026-01-31T10:00:00+09:00',
	'2026-12-05T00:30:00+09:00',
	'2026-11-30T23:59:58+09:00',
	'2027-12-31T15:00:00+09:00',
	'2028-01-31T00:59:59+09:00',
	'2028-02-29T12:00:00.500+09:00'
].map(Date.parse);

const STATES = [
	...Array.from({ length: 9 }, () => 'AUTH'),
	...Array.from({ length: 5 }, () => 'SALES'),
	'CAPTURE',
	'CAPTURE_ACCEPTED',
	'RETURN',
	'UNPROCESSED',
	'REQSUCCESS',
	'AUTHPROCESS',
	'PAYFAIL',
	'EXPIRED',
	'CANCEL',
	'AUTO_CANCELLED'
];

const opening: fc.Arbitrary<Opening> = fc.record({
	contract: fc.nat({ max: CONTRACTS.length - 1 }),
	now: fc.constantFrom(...INSTANTS),
	state: fc.constantFrom(...STATES),
	pointsOnly: fc.integer({ min: 0, max: 4 }).map((luck) => luck === 0),
	destinations: fc.constantFrom(1, 1, 2),
	isAmountOff: fc.integer({ min: 0, max: 5 }).map((luck) => luck === 0)
});

const ACTIONS = [
	'capture',
	'cancel',
	'changeAmount',
	'changeContent',
	'sendChange',
	'sendThenCapture',
	'extend',
	'deliver',
	'return',
	'changePaymentMethod',
	'discardChange',
	'recordExpiry',
	'inquire'
];
const OPEN = /^(succeeded|done on the desk|shown)$/;
const CLOSED = /^[A-Z0-9_]+$/;

type Journey = Iterable<fc.AsyncCommand<object, Scene>>;

const anyJourney: fc.Arbitrary<Journey> = fc.commands(anyCommand, {
	maxCommands: 30,
	size: 'max'
});

let world: World;
beforeAll(async () => {
	world = await World.open();
});
afterAll(() => world.close());

it('the API does what a small reference of the rules does, whatever happens', async () => {
	const { seed } = seededRandom('model');
	const tally = new Tally();
	const startedAt = performance.now();
	let runs = 0;
	const examples = JOURNEYS.map(([start, commands]): [Opening, Journey] => [start, commands]);
	await fc.assert(
		fc.asyncProperty(opening, anyJourney, (start, happening) =>
			fc.asyncModelRun(async () => {
				runs += 1;
				const scene = new Scene(world, tally, start, `MODEL-${String(runs).padStart(6, '0')}`);
				expect(await world.receive(scene.body(scene.said))).toBe('created');
				scene.id = (await world.find(scene.shop, scene.number)).id;
				await scene.settle();
				await scene.compare();
				return { model: {}, real: scene };
			}, happening)
		),
		{ seed, numRuns: repetitions({ quick: 80, full: 1_000 }), examples }
	);
	const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
	console.log(`model: ${runs} runs, ${tally.commands} commands, ${seconds} s\n${tally.toString()}`);
	for (const action of ACTIONS) {
		const outcomes = [...tally.of(action).keys()];
		const [open, closed] = [OPEN, CLOSED].map((kind) => outcomes.some((one) => kind.test(one)));
		expect({ action, open, closed }).toEqual({ action, open: true, closed: true });
	}
}, 900_000);
