import type { Simulation } from '../../simulation.ts';
import type { ShopPayments } from '../payment.ts';
import { DEMO_SHOPS, type DemoShop } from '../shops.ts';
import { performOrder } from './perform-order.ts';
import { planHistory } from './plan-history.ts';

export interface HistoryProgress {
	/** Orders of the plan, and how many of them stand in the ledger. */
	readonly orders: number;
	readonly performed: number;
}

/** Orders that are lived through at the same time; their instants do not depend on it. */
const AT_ONCE = 16;

function numbering(): (shop: DemoShop) => string {
	const next = new Map(DEMO_SHOPS.map(({ id, firstNumber }) => [id, firstNumber]));
	return ({ id, prefix }) => {
		const number = next.get(id) ?? 0;
		next.set(id, number + 1);
		return `${prefix}-${String(number).padStart(6, '0')}`;
	};
}

/**
 * Fills an empty ledger with the last 45 days. The instant at which history ends is kept in the
 * ledger, so that a replay that was cut goes on with the same plan.
 */
export async function replayHistory(
	simulation: Simulation,
	payments: ShopPayments,
	report: (progress: HistoryProgress) => void
): Promise<void> {
	const { ledger, clock, settings, stopping } = simulation;
	const until = ledger.settings.readNumber('history.until') ?? clock.now();
	ledger.settings.write('history.until', until);
	const numberOf = numbering();
	const plan = planHistory(settings.seed, until, settings.replayOrders).map((order) => ({
		order,
		number: numberOf(order.shop)
	}));
	let performed = 0;
	const queue = plan.values();
	const work = async () => {
		for (const { order, number } of queue) {
			stopping.throwIfAborted();
			await performOrder({ simulation, payments, order, number }, until);
			performed += 1;
			report({ orders: plan.length, performed });
		}
	};
	await ledger.inGroups(() => Promise.all(Array.from({ length: AT_ONCE }, work)));
	ledger.settings.write('history.performed', true);
}
