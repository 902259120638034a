import { MINUTE_MS } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import { NOTIFICATION, type FaultBook } from '../faults/fault-book.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { StoredNotification } from '../ledger/notifications.ts';
import { fractionOf } from '../randomness.ts';
import type { ChangeListener } from '../recruit/gateway.ts';
import type { Transaction } from '../recruit/transaction.ts';
import type { SimulatorSettings } from '../settings.ts';
import { encodeNotification, notificationFields } from './compose-notification.ts';
import { postNotification, type Receipt } from './post-notification.ts';

/** The result notification program: composes, sends, and sends again until it is accepted. */
export interface Notifier extends ChangeListener {
	/** Sends one notification at once and waits for its answer, before an API's own answer. */
	deliverNow(id: number): Promise<void>;
	/** Sends what is due, a few at a time, without waiting for the answers. */
	deliverDue(): void;
	/** Sends these bytes outside every queue. Answers undefined when no receiver is known. */
	sendOnce(body: Uint8Array): Promise<Receipt | undefined>;
	/** Waits for what is on its way. */
	idle(): Promise<void>;
}

/** The receiver's limit, the pause before a resend, and how often it is resent. */
const ANSWER_LIMIT_MS = 15_000;
const RESEND_AFTER_MS = 60 * MINUTE_MS;
const RESENDS = 5;
/** Even a fast-forwarded test must leave the receiver time to answer. */
const SHORTEST_ANSWER_LIMIT_MS = 200;

const SOONEST_MS = 200;
const LATEST_MS = 1500;
const SENT_AT_ONCE = 8;

export interface NotifierParts {
	readonly ledger: Ledger;
	readonly faults: FaultBook;
	readonly clock: Clock;
	readonly settings: SimulatorSettings;
	/** Where the shops' notifications go, or undefined as long as nobody is there. */
	receiver(): string | undefined;
}

/** Sends what the gateway tells shops unasked, until it is stopped. */
export function openNotifier(parts: NotifierParts): Notifier {
	const { ledger, faults, clock, settings } = parts;
	const { notifications } = ledger;
	const onTheirWay = new Map<number, Promise<void>>();
	const scaled = (milliseconds: number) => milliseconds / settings.timeScale;

	const usualDelay = (transaction: Transaction): number => {
		const { orderId, state, processedAt } = transaction;
		const luck = fractionOf(settings.seed, 'notification', orderId, state, processedAt);
		return scaled(SOONEST_MS + luck * (LATEST_MS - SOONEST_MS));
	};

	const attempt = async (notification: StoredNotification): Promise<void> => {
		const url = parts.receiver();
		if (url === undefined) return;
		const limitMs = Math.max(scaled(ANSWER_LIMIT_MS), SHORTEST_ANSWER_LIMIT_MS);
		const receipt = await postNotification(url, notification.body, limitMs);
		const count = notification.attempts + 1;
		const exhausted = count > RESENDS;
		const again = receipt.accepted || exhausted ? null : clock.now() + scaled(RESEND_AFTER_MS);
		const outcome = receipt.accepted ? 'accepted' : exhausted ? 'exhausted' : 'waiting';
		notifications.record(
			notification,
			{ ...receipt, attempt: count, at: clock.now() },
			{ outcome, dueAt: again === null ? null : Math.ceil(again) }
		);
	};

	const send = (notification: StoredNotification): Promise<void> => {
		const running = onTheirWay.get(notification.id);
		if (running) return running;
		const sending = attempt(notification).finally(() => onTheirWay.delete(notification.id));
		onTheirWay.set(notification.id, sending);
		return sending;
	};

	return {
		changed(transaction, at) {
			if (parts.receiver() === undefined) return undefined;
			const { orderId, shopId } = transaction;
			const fault = faults.strike('notification', { api: NOTIFICATION, orderId, now: at });
			const ms = scaled(fault?.ms ?? 0);
			let delay = usualDelay(transaction);
			if (fault?.kind === 'delay') delay += ms;
			if (fault?.kind === 'shuffle') delay = ms * fractionOf(settings.seed, orderId, at, 'shuffle');
			const withheld = fault?.kind === 'withhold';
			const fields = notificationFields(transaction, settings.status, settings.payTypeSpelling);
			const draft = {
				shopId,
				orderId,
				status: settings.status.toWire(transaction.state),
				body: encodeNotification(fields),
				composedAt: at,
				dueAt: withheld ? null : Math.ceil(clock.now() + delay),
				outcome: withheld ? ('withheld' as const) : ('waiting' as const)
			};
			const id = notifications.add(draft);
			const copies = fault?.kind === 'duplicate' ? (fault.copies ?? 1) : 0;
			for (let copy = 0; copy < copies; copy += 1) notifications.add(draft);
			return fault?.kind === 'early' ? id : undefined;
		},
		async deliverNow(id) {
			const notification = notifications.find(id);
			if (notification && notification.outcome === 'waiting') await send(notification);
		},
		deliverDue() {
			if (parts.receiver() === undefined) return;
			for (const notification of notifications.due(clock.now(), SENT_AT_ONCE * 2)) {
				if (onTheirWay.size >= SENT_AT_ONCE) return;
				if (!onTheirWay.has(notification.id)) void send(notification);
			}
		},
		async sendOnce(body) {
			const url = parts.receiver();
			return url === undefined ? undefined : postNotification(url, body, ANSWER_LIMIT_MS);
		},
		async idle() {
			await Promise.all(onTheirWay.values());
		}
	};
}
