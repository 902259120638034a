import { setTimeout as wait } from 'node:timers/promises';
import type { ShopOrder, ShopOrderTable } from '../ledger/shop-orders.ts';
import type { Simulation } from '../simulation.ts';
import { postOrders } from './post-orders.ts';

/** What the shop has not yet told the desk, told until the desk has taken it. */
export interface Outbox {
	/** There is something to send, or the desk has moved: try now. */
	wake(): void;
	/** Resolves when nothing waits, or when the simulator stops. */
	emptied(): Promise<void>;
	/** Why the last attempt failed; undefined when it did not. */
	readonly trouble: string | undefined;
	stop(): Promise<void>;
}

const LARGEST_BATCH = 500;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

interface Delivery {
	/** How long the desk wants to be left alone; undefined when it answered. */
	readonly retryAfterMs?: number;
	readonly trouble?: string;
}

async function deliver(
	simulation: Simulation,
	table: ShopOrderTable,
	orders: readonly ShopOrder[]
): Promise<Delivery> {
	const desk = simulation.desk();
	if (!desk) return { retryAfterMs: LONGEST_PAUSE_MS, trouble: 'no desk' };
	const bodies = orders.map(({ body }) => body);
	const result = await postOrders(desk, bodies, simulation.stopping);
	if (result.kind === 'unavailable') {
		return { retryAfterMs: result.retryAfterMs, trouble: result.reason };
	}
	if (result.kind === 'answered') {
		let postponed: string | undefined;
		simulation.ledger.atomically(() => {
			for (const [index, order] of orders.entries()) {
				const verdict = result.verdicts[index];
				if (verdict?.kind === 'taken') table.markSent(order);
				else if (verdict?.kind === 'refused') table.markRejected(order, verdict.reason);
				else postponed = verdict?.reason ?? 'no answer';
			}
		});
		return postponed === undefined ? {} : { trouble: postponed };
	}
	const [only] = orders;
	if (orders.length === 1 && only) {
		table.markRejected(only, result.reason);
		return {};
	}
	// One order that spoils its batch must not hold back the others.
	const middle = Math.ceil(orders.length / 2);
	const first = await deliver(simulation, table, orders.slice(0, middle));
	return first.trouble ? first : deliver(simulation, table, orders.slice(middle));
}

export function openOutbox(simulation: Simulation): Outbox {
	const table = simulation.ledger.shopOrders;
	const waiting = new Set<() => void>();
	let trouble: string | undefined;
	let pauses = 0;
	let awake = new AbortController();

	const pause = async (atLeastMs: number): Promise<void> => {
		const doubled = Math.min(FIRST_PAUSE_MS * 2 ** pauses, LONGEST_PAUSE_MS);
		pauses += 1;
		await sleep(Math.max(doubled / simulation.settings.timeScale, atLeastMs));
	};

	const sleep = async (milliseconds: number | undefined): Promise<void> => {
		const signal = AbortSignal.any([awake.signal, simulation.stopping]);
		// Endless sleep is a long one: the timer's largest delay.
		await wait(milliseconds ?? 2 ** 31 - 1, undefined, { signal }).catch(() => undefined);
		if (awake.signal.aborted) awake = new AbortController();
	};

	const tellThoseWhoWait = (): void => {
		for (const resolve of waiting) resolve();
		waiting.clear();
	};

	const run = async (): Promise<void> => {
		while (!simulation.stopping.aborted) {
			const orders = table.unsent(LARGEST_BATCH);
			if (orders.length === 0) {
				tellThoseWhoWait();
				await sleep(undefined);
				continue;
			}
			const delivery = await deliver(simulation, table, orders);
			trouble = delivery.trouble;
			if (trouble === undefined) pauses = 0;
			else await pause(delivery.retryAfterMs ?? 0);
		}
		tellThoseWhoWait();
	};
	const running = run();

	return {
		wake: () => {
			awake.abort();
		},
		emptied: () =>
			new Promise((resolve) => {
				if (table.countUnsent() === 0) resolve();
				else waiting.add(resolve);
			}),
		get trouble() {
			return trouble;
		},
		async stop() {
			awake.abort();
			await running;
		}
	};
}
