import { describe, expect, it } from 'vitest';
import { ACTIONS, PAYMENT_STATUSES, PAYMENT_SYSTEMS } from '../orders/vocabulary.ts';
import { methods, systemOf } from './registry.ts';
import { isBackward, reachableFrom } from './transitions.ts';

it('every system is found under its own name', () => {
	expect(methods).toHaveLength(PAYMENT_SYSTEMS.length);
	for (const system of PAYMENT_SYSTEMS) expect(systemOf(system).system).toBe(system);
});

describe.each(methods)('$system', (method) => {
	const { states, transitions, initialStates, deadEnds } = method;

	it('names each state once', () => {
		expect(new Set(states).size).toBe(states.length);
		expect(Object.keys(method.statusOf).toSorted()).toEqual(states.toSorted());
		const named = [method.liveStates, method.endedStates, method.captureFailedIn];
		for (const state of [...named.flat(), ...deadEnds, ...initialStates]) {
			expect(states).toContain(state);
		}
		expect(method.liveStates.filter((state) => method.endedStates.includes(state))).toEqual([]);
	});

	it('moves between known states only, by one row each', () => {
		const rows = transitions.map(({ from, to }) => `${from} → ${to}`);
		expect(new Set(rows).size).toBe(rows.length);
		for (const { from, to } of transitions) {
			expect(states).toContain(from);
			expect(states).toContain(to);
		}
	});

	it('reaches every state from where payments begin', () => {
		const reached = new Set(
			initialStates.flatMap((first) => [first, ...reachableFrom(transitions, first)])
		);
		expect([...reached].toSorted()).toEqual(states.toSorted());
	});

	it('ends exactly where it is meant to', () => {
		const left = new Set(transitions.filter(({ from, to }) => from !== to).map(({ from }) => from));
		const ends = states.filter((state) => !left.has(state));
		expect(ends.toSorted()).toEqual(deadEnds.toSorted());
	});

	it('never lets a notification leave a dead end', () => {
		for (const from of deadEnds) {
			for (const to of states) expect(isBackward(transitions, from, to)).toBe(from !== to);
		}
	});

	it('has rows for known actions and statuses, and no row that can never apply', () => {
		for (const [action, rows] of Object.entries(method.rules)) {
			expect(ACTIONS).toContain(action);
			const seen = new Set<string>();
			for (const row of rows) {
				for (const status of row.in) {
					expect(PAYMENT_STATUSES).toContain(status);
					expect(seen, `${action} in ${status} has two rows`).not.toContain(status);
					seen.add(status);
				}
			}
		}
	});

	it('asks only for facts that its rules read', () => {
		for (const [fact, needed] of Object.entries(method.needs)) {
			expect(method.reads).toContain(fact);
			for (const state of needed) expect(states).toContain(state);
		}
	});
});
