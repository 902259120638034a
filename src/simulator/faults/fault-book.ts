import type { FaultTable, StoredFault } from '../ledger/fault-rules.ts';
import { fractionOf } from '../randomness.ts';
import {
	OPERATIONS,
	phaseOf,
	type FaultKindOf,
	type FaultPhase,
	type FaultRule
} from './fault-rule.ts';

/** The request, or the notification's transaction, for which a fault is looked up. */
export interface FaultOccasion {
	readonly api: string;
	readonly orderId: string | undefined;
	/** The gateway's clock. */
	readonly now: number;
}

/** A rule whose kind belongs to a phase. */
type RuleOf<P extends FaultPhase> = FaultRule & { readonly kind: FaultKindOf<P> };

function isOfPhase<P extends FaultPhase>(rule: FaultRule, phase: P): rule is RuleOf<P> {
	return phaseOf(rule.kind) === phase;
}

export interface FaultBook {
	/** The first rule of this phase that strikes now, counted as a hit; or undefined. */
	strike<P extends FaultPhase>(phase: P, occasion: FaultOccasion): RuleOf<P> | undefined;
	all(): StoredFault[];
	add(rule: FaultRule): number;
	remove(id: number): boolean;
	clear(): void;
}

/** During Recruit's maintenance the gateway itself still enters and reads transactions. */
const SERVED_BY_THE_GATEWAY_ALONE = ['EntryTranRecruit', 'SearchTradeMulti'];

/** What the simulator asks for besides APIs: the buyer's confirmation, a notification. */
export const BUYER_CONFIRMS = 'BuyerConfirms';
export const NOTIFICATION = 'Notification';

/** Faults that mean something for certain calls only. */
const MEANINGFUL_FOR: Readonly<Partial<Record<FaultRule['kind'], readonly string[]>>> = {
	captureTwice: ['RecruitSales'],
	captureFails: [BUYER_CONFIRMS],
	slowConfirmation: ['RecruitChange', BUYER_CONFIRMS],
	cardRefuses: ['RecruitChange', 'RecruitUpdateAuth']
};

function concerns(rule: FaultRule, { api, orderId, now }: FaultOccasion): boolean {
	if (rule.api === 'operations' && !OPERATIONS.includes(api)) return false;
	if (rule.api !== undefined && rule.api !== 'operations' && rule.api !== api) return false;
	if (rule.orderId !== undefined && rule.orderId !== orderId) return false;
	if (MEANINGFUL_FOR[rule.kind]?.includes(api) === false) return false;
	if (rule.kind !== 'maintenance') return true;
	if (rule.api === undefined && SERVED_BY_THE_GATEWAY_ALONE.includes(api)) return false;
	return now >= (rule.from ?? -Infinity) && now < (rule.until ?? Infinity);
}

/**
 * Faults as they are now. Whether a rule with a rate strikes depends on the seed, the rule, the
 * order, the API and how often that came before: not on the order in which orders arrive.
 */
export function faultBook(table: FaultTable, seed: string): FaultBook {
	let rules = table.all();
	const occasions = new Map<string, number>();

	const luck = (rule: FaultRule, { api, orderId }: FaultOccasion): number => {
		const purpose = `${JSON.stringify(rule)}|${orderId ?? ''}|${api}`;
		const nth = (occasions.get(purpose) ?? 0) + 1;
		occasions.set(purpose, nth);
		return fractionOf(seed, purpose, nth);
	};

	return {
		strike<P extends FaultPhase>(phase: P, occasion: FaultOccasion) {
			for (const fault of rules) {
				const { rule, hits, id } = fault;
				if (!isOfPhase(rule, phase) || !concerns(rule, occasion)) continue;
				if (rule.times !== undefined && hits >= rule.times) continue;
				if (rule.rate !== undefined && luck(rule, occasion) >= rule.rate) continue;
				table.hit(id);
				rules = rules.map((one) => (one === fault ? { ...one, hits: hits + 1 } : one));
				return rule;
			}
			return undefined;
		},
		all: () => rules,
		add(rule) {
			const id = table.add(rule);
			rules = table.all();
			return id;
		},
		remove(id) {
			const removed = table.remove(id);
			rules = table.all();
			return removed;
		},
		clear() {
			table.clear();
			rules = [];
			occasions.clear();
		}
	};
}
