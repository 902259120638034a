import { DAY_MS, HOUR_MS, isoDate, startOfDayAfter } from '../calendar.ts';
import type { Simulation } from '../simulation.ts';
import { openGatewayClient } from './gateway-client.ts';
import { replayHistory, type HistoryProgress } from './history/replay-history.ts';
import { openOutbox } from './outbox.ts';
import { shopPayments, type ShopPayments } from './payment.ts';
import { openTraffic, type Traffic } from './traffic.ts';

/** How far the replay of the past has come. */
export interface ReplayReport extends HistoryProgress {
	readonly phase: 'idle' | 'performing' | 'posting' | 'done' | 'failed';
	/** Orders that the desk has not taken yet. */
	readonly unsent: number;
	readonly rejected: ReadonlyArray<{ shop: string; number: string; reason: string }>;
	/** Seconds that the gateway's part took, and all of it. */
	readonly performedSeconds: number | undefined;
	readonly seconds: number | undefined;
	readonly trouble: string | undefined;
	/**
	 * Open authorizations by the time they have left. By contract every validity ends at 00:00 JST:
	 * within one or three hours there are some only when midnight is that near.
	 */
	readonly expiring: {
		readonly within1h: number;
		readonly within3h: number;
		readonly within24h: number;
		readonly atNextMidnight: number;
		readonly nextMidnight: string;
	};
}

const POSTED_EVERY = 100;

export interface Beginning {
	readonly replay: boolean;
	readonly ordersPerMinute: number;
}

/** The three demo shops: their past, their buyers, and what they tell the desk. */
export interface DemoShopsLife {
	readonly payments: ShopPayments;
	readonly traffic: Traffic;
	/** The desk is known or has moved: replay what was not replayed, then let buyers in. */
	begin(beginning: Beginning): void;
	/** Something was put into a shop's book. */
	tellDesk(): void;
	replay(): ReplayReport;
	stop(): Promise<void>;
}

export function openDemoShops(
	simulation: Simulation,
	onReplayed: (result: { orders: number; seconds: number }) => void
): DemoShopsLife {
	const { ledger, clock, stopping } = simulation;
	const client = openGatewayClient(simulation.baseUrl(), simulation.pinKey);
	const payments = shopPayments(simulation, client);
	const outbox = openOutbox(simulation);
	const traffic = openTraffic({ simulation, payments, outbox });

	let phase: ReplayReport['phase'] = 'idle';
	let progress: HistoryProgress = { orders: 0, performed: 0 };
	let performedSeconds: number | undefined;
	let seconds: number | undefined;
	let failure: string | undefined;
	let beginning: Promise<void> | undefined;

	const live = async (): Promise<void> => {
		const startedAt = clock.real();
		const elapsed = () => (clock.real() - startedAt) / 1000;
		let told = { orders: 0, seconds: 0 };
		if (ledger.settings.read('history.performed') !== true) {
			phase = 'performing';
			await replayHistory(simulation, payments, (next) => {
				progress = next;
				// The desk takes the first orders in while the next ones are still being lived through.
				if (next.performed % POSTED_EVERY === 0) outbox.wake();
			});
			performedSeconds = elapsed();
		}
		if (ledger.settings.read('history.posted') !== true) {
			phase = 'posting';
			outbox.wake();
			await outbox.emptied();
			stopping.throwIfAborted();
			ledger.settings.write('history.posted', true);
			seconds = elapsed();
			told = { orders: ledger.shopOrders.count(), seconds };
		}
		phase = 'done';
		onReplayed(told);
	};

	const begin = async ({ replay, ordersPerMinute }: Beginning): Promise<void> => {
		try {
			failure = undefined;
			if (replay) await live();
			traffic.setRate(ordersPerMinute);
		} catch (error) {
			if (stopping.aborted) return;
			phase = 'failed';
			failure = error instanceof Error ? error.message : String(error);
		}
	};

	return {
		payments,
		traffic,
		begin(wanted) {
			outbox.wake();
			beginning = (beginning ?? Promise.resolve()).then(() => begin(wanted));
		},
		tellDesk: () => outbox.wake(),
		replay() {
			const now = clock.now();
			const midnight = startOfDayAfter(now, 1);
			const expiring = (until: number) => ledger.trades.countExpiring(now, until);
			return {
				...progress,
				phase,
				unsent: ledger.shopOrders.countUnsent(),
				rejected: ledger.shopOrders.rejected(),
				performedSeconds,
				seconds,
				trouble: failure ?? outbox.trouble,
				expiring: {
					within1h: expiring(now + HOUR_MS),
					within3h: expiring(now + 3 * HOUR_MS),
					within24h: expiring(now + DAY_MS),
					atNextMidnight: expiring(midnight + 1),
					nextMidnight: isoDate(midnight)
				}
			};
		},
		async stop() {
			await Promise.all([beginning, outbox.stop(), traffic.stop()]);
			client.close();
		}
	};
}
