import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { command, type Command } from './command.ts';
import { dayName, DAY, midnight, SECOND } from './japan.ts';
import type { Behaviour } from './pretend-gateway.ts';
import type { Role } from './reference.ts';
import { ceilingOf, type Press } from './rules.ts';
import type { Scene } from './scene.ts';

/** A press by itself, for journeys that are written down. */
export function does(
	press: Press,
	behaviours: Behaviour[] = [],
	role: Role = 'supervisor'
): Command {
	return command(`${role} ${JSON.stringify(press)} ${behaviours.join('+')}`, (scene) =>
		pressOn(scene, { role, press, behaviours, isRepeated: true, isStale: false })
	);
}

/** An inquiry once a doubt is certain. */
export function looks(): Command {
	return command('waits for certainty', async (scene) => {
		const certain = scene.reference.doubt?.certainFrom ?? 0;
		scene.world.now = Math.max(scene.world.now, certain);
		await inquire(scene, 'operator', 'ok');
	});
}

interface PressOptions {
	role: Role;
	press: Press;
	behaviours: Behaviour[];
	/** Sent once more under the same identity. */
	isRepeated: boolean;
	/** Pressed on a page that shows the version before. */
	isStale: boolean;
}

/** What the wire is called with; names of the API, not of the reference. */
function inputOf(scene: Scene, press: Press): Record<string, unknown> {
	const name = { shop: scene.shop, number: scene.number };
	switch (press.action) {
		case 'changeAmount':
			return { ...name, newAmount: press.newAmount };
		case 'changeContent': {
			const line = { sku: 'nabe-01', name: press.name, unitPrice: 4_000, taxRate: 10 };
			const { quantity } = press;
			return { ...name, lines: [{ ...line, quantity, from: 0, destination: 0 }] };
		}
		case 'recordExpiry':
			return { ...name, lastDay: press.lastDay };
		default:
			return name;
	}
}

async function pressOn(scene: Scene, options: PressOptions): Promise<void> {
	const { world, reference, tally } = scene;
	const { role, press, isRepeated, isStale } = options;
	waitForNewSecond(scene);
	world.gateway.letTimePass();
	world.gateway.next = [...options.behaviours];
	const expected = reference.expect(role, press, world.now);
	const id = randomUUID();
	const seen = scene.version - (isStale ? 1 : 0);
	const input = { ...inputOf(scene, press), id, version: Math.max(1, seen) };
	const answer = await world.call(role, press.action, input);

	const isConflict = isStale && scene.version > 1 && role !== 'viewer' && reference.doubt === null;
	const isAllowedAtAll = press.action !== 'recordExpiry' || role === 'admin';
	if (isConflict && isAllowedAtAll) {
		expect(answer).toEqual({ code: 'VERSION_CONFLICT' });
		tally.add('conflict', 'VERSION_CONFLICT');
		expect(world.gateway.seen).toEqual([]);
		return;
	}
	const before = JSON.stringify(reference.belief);
	switch (expected.kind) {
		case 'refused':
			expect(answer).toEqual({ code: expected.code });
			expect(world.gateway.seen).toEqual([]);
			expect((await world.order(scene.id)).version).toBe(scene.version);
			tally.add(press.action, expected.code);
			return;
		case 'local': {
			expect(answer).toEqual({ operation: 'succeeded' });
			expect(world.gateway.seen).toEqual([]);
			reference.decide(press, world.now);
			const grown = JSON.stringify(reference.belief) === before ? 0 : 1;
			expect((await world.order(scene.id)).version).toBe(scene.version + grown);
			tally.add(press.action, 'done on the desk');
			break;
		}
		case 'linked': {
			reference.begin(press, expected, world.now);
			scene.operationId = id;
			const requests = world.gateway.seen.filter(({ api }) => api !== 'SearchTradeMulti').length;
			scene.listen('desk');
			const state = reference.doubt ? 'unknown' : (reference.ended ?? '');
			const isFailed = !['unknown', 'succeeded', 'NOT_EXECUTED'].includes(state);
			expect(answer).toEqual({ operation: isFailed ? 'failed' : state });
			expect(requests).toBeGreaterThan(0);
			expect((await world.order(scene.id)).version).toBeGreaterThanOrEqual(scene.version + 2);
			tally.add(press.action, state);
		}
	}
	if (isRepeated) {
		const again = await world.call(role, press.action, input);
		expect(again).toEqual(answer);
		expect(world.gateway.seen).toEqual([]);
		tally.add('repeated', press.action);
	}
}

/** The wire dates to the second: no two works of one payment fall into the same one. */
function waitForNewSecond({ world }: Scene): void {
	const last = Math.floor(world.gateway.truth.processedAt / SECOND);
	if (Math.floor(world.now / SECOND) <= last) world.now = (last + 1) * SECOND;
}

const BEHAVIOURS: readonly Behaviour[] = [
	'refusedForGood',
	'refusedInDoubt',
	'notAccepted',
	'unknownCode',
	'lostExecuted',
	'lostNotExecuted',
	'garbledExecuted',
	'neverSent'
];
const behaviour = fc.oneof(
	{ weight: 6, arbitrary: fc.constant<Behaviour>('ok') },
	{ weight: 4, arbitrary: fc.constantFrom(...BEHAVIOURS) }
);
const role = fc.oneof(
	{ weight: 5, arbitrary: fc.constant<Role>('operator') },
	{ weight: 3, arbitrary: fc.constant<Role>('supervisor') },
	{ weight: 2, arbitrary: fc.constant<Role>('admin') },
	{ weight: 1, arbitrary: fc.constant<Role>('viewer') }
);
const SIMPLE = [
	'capture',
	'cancel',
	'sendChange',
	'sendThenCapture',
	'extend',
	'deliver',
	'return',
	'changePaymentMethod',
	'discardChange'
] as const;
const AMOUNTS = [4_980, 4_000, 5_480, 3_000, 2_500, 1, 9_999_999, 0, 10_000_000, -5];
const NAMES = ['おなべ', 'おなべ（青）'];

const anyPress = fc.oneof(
	{
		weight: 9,
		arbitrary: fc.constantFrom(...SIMPLE).map((action): Press => ({ action }))
	},
	{
		weight: 4,
		arbitrary: fc
			.constantFrom(...AMOUNTS)
			.map((newAmount): Press => ({ action: 'changeAmount', newAmount }))
	},
	{
		weight: 3,
		arbitrary: fc
			.tuple(fc.constantFrom(1, 2, 3, 2_999), fc.constantFrom(...NAMES))
			.map(([quantity, name]): Press => ({ action: 'changeContent', quantity, name }))
	}
);

/** Somebody presses something, and the gateway does something with it. */
export const pressing = fc
	.record({
		role,
		press: anyPress,
		behaviours: fc.tuple(behaviour, behaviour).map((both): Behaviour[] => [...both]),
		isRepeated: fc.boolean(),
		isStale: fc.integer({ min: 0, max: 14 }).map((luck) => luck === 0)
	})
	.map((options) =>
		command(
			`${options.role} ${JSON.stringify(options.press)} ${options.behaviours.join('+')}`,
			(scene) => pressOn(scene, options)
		)
	);

const CANDIDATES: readonly Press[] = [
	...SIMPLE.map((action): Press => ({ action })),
	...AMOUNTS.map((newAmount): Press => ({ action: 'changeAmount', newAmount })),
	...[1, 2].flatMap((quantity) =>
		NAMES.map((name): Press => ({ action: 'changeContent', quantity, name }))
	)
];

const ENDS: readonly Press['action'][] = ['cancel', 'changePaymentMethod'];

/** Somebody does what can be done now: one of the actions, whichever are open. */
export const pressingOpen = fc
	.record({
		role: fc.constantFrom<Role>('operator', 'supervisor'),
		luck: fc.nat({ max: 5_039 }),
		behaviours: fc.tuple(behaviour, behaviour).map((both): Behaviour[] => [...both]),
		isRepeated: fc.boolean()
	})
	.map(({ role: by, luck, behaviours, isRepeated }) =>
		command(`${by} does what is open (${luck}) ${behaviours.join('+')}`, async (scene) => {
			const { reference, world } = scene;
			// What ends an order is left to chance: here it should live long.
			const open = CANDIDATES.filter(
				(press) => !ENDS.includes(press.action) || luck % 8 === 0
			).filter((press) => reference.expect(by, press, world.now).kind !== 'refused');
			const actions = [...new Set(open.map(({ action }) => action))];
			const action = actions[luck % actions.length];
			const same = open.filter((press) => press.action === action);
			const press = same[luck % same.length];
			if (!press) return;
			await pressOn(scene, { role: by, press, behaviours, isRepeated, isStale: false });
		})
	);

/** An admin enters a day that was read at the console: at the edges of what can be. */
export const recording = fc
	.record({ role, day: fc.constantFrom('cleared', 'yesterday', 'today', 'ceiling', 'beyond') })
	.map(({ role: by, day }) =>
		command(`${by} recordExpiry ${day}`, (scene) => {
			const { world, reference } = scene;
			const ceiling = ceilingOf(reference.belief);
			const days: Record<string, number | null> = {
				cleared: null,
				yesterday: midnight(world.now, -1),
				today: midnight(world.now),
				ceiling: ceiling - DAY,
				beyond: ceiling
			};
			const at = days[day] ?? null;
			const press: Press = { action: 'recordExpiry', lastDay: at === null ? null : dayName(at) };
			return pressOn(scene, { role: by, press, behaviours: [], isRepeated: false, isStale: false });
		})
	);

/** Every action that is closed now is pressed, and every action by somebody who may not act. */
export const pressingAllClosed = fc
	.constantFrom<Role>('operator', 'supervisor', 'viewer')
	.map((by) =>
		command(`${by} presses all that is closed`, async (scene) => {
			const presses: Press[] = [
				...SIMPLE.map((action): Press => ({ action })),
				{ action: 'changeAmount', newAmount: 4_100 },
				{ action: 'changeContent', quantity: 2, name: 'おなべ' }
			];
			for (const press of presses) {
				const expected = scene.reference.expect(by, press, scene.world.now);
				if (expected.kind !== 'refused') continue;
				const input = { ...inputOf(scene, press), id: randomUUID(), version: scene.version };
				expect(await scene.world.call(by, press.action, input), press.action).toEqual({
					code: expected.code
				});
				scene.tally.add(press.action, expected.code);
			}
			expect(scene.world.gateway.seen).toEqual([]);
			expect((await scene.world.order(scene.id)).version).toBe(scene.version);
		})
	);

/** Edited and sent, as a person does it. */
export const editing = fc
	.record({
		newAmount: fc.constantFrom(4_000, 5_480, 3_000, 2_500, 4_980),
		then: fc.constantFrom('sendChange' as const, 'sendThenCapture' as const),
		behaviours: fc.tuple(behaviour, behaviour).map((both): Behaviour[] => [...both])
	})
	.map(({ newAmount, then, behaviours }) =>
		command(`edits to ${newAmount}, ${then} ${behaviours.join('+')}`, async (scene) => {
			const by = { role: 'supervisor', isRepeated: false, isStale: false } as const;
			const edit: Press = { action: 'changeAmount', newAmount };
			await pressOn(scene, { ...by, press: edit, behaviours: [] });
			await scene.compare();
			await pressOn(scene, { ...by, press: { action: then }, behaviours });
		})
	);

/** A doubt is waited for until it is certain, or a millisecond less, and then looked into. */
export const waiting = fc
	.record({ beside: fc.constantFrom(-1, 0, 0), next: behaviour })
	.map(({ beside, next }) =>
		command(`waits for certainty ${beside}, then ${next}`, async (scene) => {
			const { world, reference } = scene;
			if (!reference.doubt) return;
			world.now = Math.max(world.now, reference.doubt.certainFrom + beside);
			await inquire(scene, 'operator', next);
		})
	);

/** A person inquires; the gateway then treats a second step in this way. */
export const inquiring = fc
	.record({ role, next: behaviour })
	.map(({ role: by, next }) =>
		command(`${by} inquires, then ${next}`, (scene) => inquire(scene, by, next))
	);

async function inquire(scene: Scene, by: Role, next: Behaviour): Promise<void> {
	const { world, reference, tally } = scene;
	waitForNewSecond(scene);
	world.gateway.letTimePass();
	world.gateway.next = [next];
	const input = {
		...inputOf(scene, { action: 'capture' }),
		id: randomUUID(),
		version: scene.version
	};
	const answer = await world.call(by, 'inquire', input);
	if (by === 'viewer') {
		expect(answer).toEqual({ code: 'FORBIDDEN' });
		tally.add('inquire', 'FORBIDDEN');
	} else if (!reference.belief.hasPayment) {
		expect(answer).toEqual({ code: 'NO_GATEWAY_ORDER' });
		tally.add('inquire', 'NO_GATEWAY_ORDER');
	} else {
		const doubt = reference.doubt?.action;
		scene.listen('person');
		tally.add('inquire', 'shown');
		if (doubt) tally.add(`doubt of ${doubt}`, reference.doubt ? 'open' : (reference.ended ?? ''));
	}
	expect(world.gateway.seen).toEqual([]);
}
