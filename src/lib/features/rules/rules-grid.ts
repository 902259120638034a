import type { Role } from '../../domain/access/index.ts';
import { judge } from '../../domain/eligibility/judge.ts';
import { systemOf } from '../../domain/methods/registry.ts';
import type { ContractTerms } from '../../domain/orders/contract-terms.ts';
import type { OrderFacts } from '../../domain/orders/order-facts.ts';
import type { Deadline, Verdict } from '../../domain/orders/verdict.ts';
import {
	ACTIONS,
	type Action,
	type PaymentStatus,
	type PaymentSystem
} from '../../domain/orders/vocabulary.ts';
import { obstacleOf, type Obstacle } from '../orders/action-entries.ts';
import type { Conditions, RowKey } from './conditions.ts';
import { exampleOrder } from './example-order.ts';

export interface GridCell {
	readonly action: Action;
	readonly verdict: Verdict;
	/** Why it is closed for this role, although the rules may allow it. */
	readonly obstacle: Obstacle | null;
	readonly open: boolean;
}

export interface GridRow extends RowKey {
	/** For links and keys. */
	readonly id: string;
	readonly status: PaymentStatus;
	readonly facts: OrderFacts;
	readonly cells: readonly GridCell[];
	readonly deadlines: readonly Deadline[];
}

export interface RulesGrid {
	/** What the system offers, in the order of the columns. */
	readonly actions: readonly Action[];
	readonly notOffered: readonly Action[];
	readonly rows: readonly GridRow[];
}

export function rowId({ state, deskStatus }: RowKey): string {
	return deskStatus === null ? state : `${state}.${deskStatus}`;
}

/**
 * Every state, and where the desk knows more than the gateway: a capture that failed, and a cancelled
 * order whose payment lives on. Of the latter one stands for all, or the one that is asked about.
 */
function rowKeys(system: PaymentSystem, asked: RowKey | null): RowKey[] {
	const { states, captureFailedIn, liveStates } = systemOf(system);
	const live =
		asked?.deskStatus === 'cancelled' && states.includes(asked.state) ? asked.state : liveStates[0];
	return states.flatMap((state) => [
		{ state, deskStatus: null },
		...(captureFailedIn.includes(state) ? [{ state, deskStatus: 'capture_failed' as const }] : []),
		...(state === live ? [{ state, deskStatus: 'cancelled' as const }] : [])
	]);
}

/**
 * What the rules answer for each state of a system: the same `judge` that the buttons and the server
 * ask, nothing else. @param at Epoch ms
 */
export function rulesGrid(
	system: PaymentSystem,
	asked: RowKey | null,
	conditions: Conditions,
	terms: ContractTerms,
	who: { role: Role; at: number }
): RulesGrid {
	const { rules } = systemOf(system);
	const actions = ACTIONS.filter((action) => rules[action] !== undefined);
	const rows = rowKeys(system, asked).map((key): GridRow => {
		const facts = exampleOrder(system, key, conditions, terms, who.at);
		const { paymentStatus, actions: verdicts, deadlines } = judge(facts, terms, who.at);
		const cells = actions.map((action): GridCell => {
			const verdict = verdicts[action];
			const order = { facts, paymentStatus };
			const obstacle = obstacleOf(action, verdict, order, { role: who.role, isLive: true });
			return { action, verdict, obstacle, open: verdict.allowed && obstacle === null };
		});
		return { ...key, id: rowId(key), status: paymentStatus, facts, cells, deadlines };
	});
	return { actions, notOffered: ACTIONS.filter((action) => !actions.includes(action)), rows };
}
