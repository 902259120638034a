import { describe, expect, it } from 'vitest';
import { judge } from '../../domain/eligibility/judge.ts';
import { methods } from '../../domain/methods/registry.ts';
import { jst } from '../../domain/orders/facts-for-tests.ts';
import type { Action, PaymentSystem } from '../../domain/orders/vocabulary.ts';
import { choicesOf, usualConditions, type ConditionName, type Conditions } from './conditions.ts';
import { exampleTerms } from './example-order.ts';
import { rulesGrid, type RulesGrid } from './rules-grid.ts';

const NOON = jst('2026-11-22T12:00:00');

function gridOf(
	system: PaymentSystem,
	differing: Partial<Conditions> = {},
	at = NOON,
	role: 'viewer' | 'operator' | 'supervisor' = 'operator'
): RulesGrid {
	const conditions = { ...usualConditions(system), ...differing };
	const terms = exampleTerms(system, conditions);
	return rulesGrid(system, null, conditions, terms, { role, at });
}

/** `open`, or why not. */
function answer(grid: RulesGrid, id: string, action: Action): string {
	const cell = grid.rows.find((row) => row.id === id)?.cells.find((one) => one.action === action);
	if (cell === undefined) throw new Error(`no cell ${id} × ${action}`);
	if (cell.open) return cell.verdict.leavesTask === null ? 'open' : 'open, leaves work';
	return cell.verdict.refusal?.code ?? cell.obstacle ?? '';
}

/** Every combination of two conditions, from both ends of a day. */
function* everySituation(): Generator<[PaymentSystem, Partial<Conditions>, number]> {
	for (const { system } of methods) {
		const choices = Object.entries(choicesOf(system)) as [ConditionName, readonly string[]][];
		const values = choices.flatMap(([name, list]) => list.map((value) => ({ [name]: value })));
		for (const one of values) {
			for (const other of values) {
				for (const at of [NOON, jst('2027-03-01T00:00:30')])
					yield [system, { ...one, ...other }, at];
			}
		}
	}
}

describe('the grid', () => {
	it('is what the rules answer, in every state under all pairs of conditions', () => {
		let asked = 0;
		const differing: string[] = [];
		for (const [system, chosen, at] of everySituation()) {
			const conditions = { ...usualConditions(system), ...chosen };
			const terms = exampleTerms(system, conditions);
			const who = { role: 'supervisor', at } as const;
			for (const row of rulesGrid(system, null, conditions, terms, who).rows) {
				const judged = judge(row.facts, terms, at);
				const told = row.cells.map(({ action, open, verdict }) => [action, open, verdict]);
				const right = row.cells.map(({ action }) => {
					const verdict = judged.actions[action];
					return [action, verdict.allowed, verdict];
				});
				const isSame =
					JSON.stringify([row.status, told]) === JSON.stringify([judged.paymentStatus, right]);
				if (!isSame) differing.push(`${system} ${row.id} ${JSON.stringify(chosen)}`);
				asked += row.cells.length;
			}
		}
		expect(differing).toEqual([]);
		expect(asked).toBeGreaterThan(50_000);
	});

	it('asks about orders that can exist', () => {
		for (const [system, differing, at] of everySituation()) {
			const method = methods.find((known) => known.system === system);
			for (const { facts, state, deskStatus, status } of gridOf(system, differing, at).rows) {
				const { orderedAt, authorizedAt, capturedAt } = facts;
				expect(orderedAt).toBeLessThanOrEqual(at);
				expect(authorizedAt ?? orderedAt).toBeGreaterThanOrEqual(orderedAt);
				expect(capturedAt ?? authorizedAt ?? at).toBeGreaterThanOrEqual(authorizedAt ?? orderedAt);
				for (const [fact, states] of Object.entries(method?.needs ?? {})) {
					if (states.includes(state)) expect(facts).toHaveProperty(fact, expect.anything());
				}
				expect(status).toBe(deskStatus ?? method?.statusOf[state]);
			}
		}
	});

	it('has every state, and what only the desk knows', () => {
		for (const { system, states, captureFailedIn } of methods) {
			const ids = gridOf(system).rows.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toEqual(expect.arrayContaining([...states]));
			expect(ids).toHaveLength(states.length + captureFailedIn.length + 1);
		}
	});

	it('shows the cancelled order that is asked about', () => {
		const conditions = usualConditions('recruit');
		const terms = exampleTerms('recruit', conditions);
		const row = { state: 'SALES', deskStatus: 'cancelled' } as const;
		const { rows } = rulesGrid('recruit', row, conditions, terms, { role: 'viewer', at: NOON });
		expect(rows.map(({ id }) => id)).toContain('SALES.cancelled');
		expect(rows.map(({ id }) => id)).not.toContain('AUTH.cancelled');
	});
});

describe('conditions that matter', () => {
	const recruit = (differing: Partial<Conditions>, at?: number) => gridOf('recruit', differing, at);

	it.each([
		[{}, 'AUTH', 'capture', 'open'],
		[{ unsent: 'lower' }, 'AUTH', 'capture', 'UNSENT_CHANGE'],
		[{ unsent: 'content' }, 'AUTH', 'sendChange', 'open'],
		[
			{ unsent: 'higher', paid: 'points' },
			'AUTH',
			'sendChange',
			'AMOUNT_INCREASE_WITH_POINTS_ONLY'
		],
		[{ held: 'past' }, 'AUTH', 'cancel', 'AUTHORIZATION_EXPIRED'],
		[{ held: 'ceiling' }, 'AUTH', 'extend', 'EXTENSION_CEILING_REACHED'],
		[{ extension: 'off' }, 'AUTH', 'extend', 'EXTENSION_TURNED_OFF'],
		[{ delivery: 'delivered' }, 'AUTH', 'cancel', 'DELIVERED_NOT_RETURNED'],
		[{}, 'SALES', 'changeAmount', 'AMOUNT_WINDOW_NOT_OPEN'],
		[{ sold: 'earlier' }, 'SALES', 'changeAmount', 'open'],
		[{ sold: 'over' }, 'SALES', 'changeAmount', 'AMOUNT_WINDOW_CLOSED'],
		[{}, 'SALES', 'cancel', 'open, leaves work'],
		[{ linkedCancel: 'on' }, 'SALES', 'cancel', 'supervisor-only'],
		[{}, 'AUTH.cancelled', 'capture', 'LIVE_PAYMENT_ON_CANCELLED_ORDER'],
		[{}, 'AUTH.capture_failed', 'cancel', 'open, leaves work'],
		[{ busy: 'unknown' }, 'AUTH', 'capture', 'OUTCOME_UNKNOWN'],
		[{ busy: 'import' }, 'AUTH', 'inquire', 'open']
	] as const)('Recruit %o: %s × %s is %s', (differing, id, action, expected) => {
		expect(answer(recruit(differing), id, action)).toBe(expected);
	});

	it.each([
		[
			'sgp-card',
			{ error: 'unread' },
			'AUTH.capture_failed',
			'capture',
			'CAPTURE_ERROR_NOT_ACKNOWLEDGED'
		],
		['sgp-card', { error: 'acknowledged' }, 'AUTH.capture_failed', 'capture', 'open'],
		['sgp-card', { sold: 'over' }, 'SALES', 'cancel', 'open, leaves work'],
		['sgp-card', { unsent: 'lower' }, 'CHECK', 'sendChange', 'RESERVATION_NEEDS_NO_SEND'],
		['paygent-credit', { unsent: 'lower' }, 'AUTH_OK', 'capture', 'CORRECTED_CAPTURE_DUE'],
		['paygent-credit', { unsent: 'lower' }, 'AUTH_OK', 'correctedCapture', 'open'],
		['paygent-carrier', { carrier: 'softbank' }, 'AUTH_OK', 'cancel', 'NOT_IN_CARRIER_GRID'],
		['paygent-carrier', { carrier: 'docomo' }, 'CLEARED', 'cancel', 'supervisor-only'],
		['subscription-card', {}, 'PENDING', 'deliver', 'open'],
		['subscription-card', { card: 'blocked' }, 'PENDING', 'deliver', 'CARD_BLOCKED'],
		['subscription-card', { delivery: 'returned' }, 'REPORTED', 'cancel', 'open, leaves work']
	] as const)('%s %o: %s × %s is %s', (system, differing, id, action, expected) => {
		expect(answer(gridOf(system, differing), id, action)).toBe(expected);
	});

	it('what was captured this minute stays closed until 01:00 of the next day, also after midnight', () => {
		const midnight = jst('2026-11-22T00:00:30');
		expect(answer(recruit({}, midnight), 'SALES', 'changeAmount')).toBe('AMOUNT_WINDOW_NOT_OPEN');
	});

	it('a viewer may press nothing', () => {
		const grid = gridOf('recruit', {}, NOON, 'viewer');
		expect(grid.rows.flatMap(({ cells }) => cells.filter(({ open }) => open))).toEqual([]);
	});
});
