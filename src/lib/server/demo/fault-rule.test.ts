import { expect, it } from 'vitest';
import {
	FAULT_FIGURES,
	FAULT_KINDS,
	FAULT_PHASES,
	FAULT_TARGETS,
	type FaultWish
} from '../../contract/simulator.ts';
import { startSimulator } from '../../../simulator/simulator.ts';
import { activeFault, faultRule, ruleOf } from './fault-rule.ts';

const NOW = Date.parse('2026-12-05T12:00:00+09:00');

function wishOf(kind: FaultWish['kind'], more: Partial<FaultWish> = {}): FaultWish {
	return {
		kind,
		target: 'any',
		order: null,
		percent: 100,
		times: null,
		code: kind === 'refuse' ? 'E92000001' : null,
		figure: FAULT_FIGURES[kind]?.usual ?? null,
		...more
	};
}

it('leaves out what is not bound, and converts what is', () => {
	expect(ruleOf(wishOf('captureTwice'), null, NOW)).toEqual({ kind: 'captureTwice' });
	const wish = wishOf('delay', { target: 'operations', percent: 15, times: 3, figure: 60 });
	expect(ruleOf(wish, 'A-1', NOW)).toEqual({
		kind: 'delay',
		api: 'operations',
		orderId: 'A-1',
		rate: 0.15,
		times: 3,
		ms: 60_000
	});
	expect(ruleOf(wishOf('maintenance'), null, NOW)).toEqual({
		kind: 'maintenance',
		from: NOW,
		until: NOW + 600_000
	});
});

it.each(FAULT_KINDS)('tells %s as it was asked for', (kind) => {
	const wish = wishOf(kind, { target: 'RecruitSales', percent: 12.5, times: 2 });
	const { order: _, figure, ...asked } = wish;
	const isTimed = kind === 'maintenance';
	expect(activeFault(7, ruleOf(wish, 'A-1', NOW), 4)).toEqual({
		...asked,
		id: 7,
		hits: 4,
		gatewayOrderId: 'A-1',
		figure: isTimed ? null : figure,
		until: isTimed ? NOW + 600_000 : null
	});
});

it('knows the kinds that the simulator knows, and the simulator takes each of them', async () => {
	const simulator = await startSimulator();
	try {
		const faults = `${simulator.url}/control/faults`;
		const listed = (await (await fetch(faults)).json()) as { kinds: unknown };
		expect(listed.kinds).toEqual(FAULT_PHASES);
		const rules = FAULT_KINDS.flatMap((kind) =>
			FAULT_TARGETS.map((target) => ruleOf(wishOf(kind, { target }), 'A-1', NOW))
		);
		const answer = await fetch(faults, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ faults: rules })
		});
		expect([answer.status, rules.length]).toEqual([200, FAULT_KINDS.length * FAULT_TARGETS.length]);
		const after = (await (await fetch(faults)).json()) as { faults: { rule: unknown }[] };
		expect(after.faults.map(({ rule }) => faultRule.parse(rule))).toEqual(rules);
	} finally {
		await simulator.stop();
	}
});
