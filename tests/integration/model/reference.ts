import { midnight, SECOND, wireSecond } from './japan.ts';
import type { Contract, OperationApi, Seen, Truth } from './pretend-gateway.ts';
import { verdictOn, type Doubt } from './doubt.ts';
import {
	ceilingOf,
	closedBy,
	endOfSale,
	expiryOf,
	isEnded,
	isLinked,
	isLive,
	statusOf,
	totalOf,
	type Belief,
	type Press
} from './rules.ts';

export type Role = 'viewer' | 'operator' | 'supervisor' | 'admin';

/** What is expected of a press before it is made. */
export type Expected =
	| { kind: 'refused'; code: string }
	| { kind: 'local' }
	| { kind: 'linked'; api: OperationApi; amount: number | null };

/** 60 s to finish a request, 10 s of staleness. */
const FINISH = 60 * SECOND;
const STALENESS = 10 * SECOND;

/** One order as the desk must show it: the reference, from the domain's tables alone. */
export class Reference {
	readonly belief: Belief;
	readonly contract: Contract;
	/** Open work items, with when each is due (epoch ms). */
	tasks: { kind: string; payment: number; dueAt: number | null }[] = [];
	doubt: Doubt | null = null;
	/** The request that the desk must send next. */
	due: { api: OperationApi; amount: number | null } | null = null;
	/** How the last operation that was sent ended; null while nobody knows. */
	ended: string | null = null;
	/** How many payments the order has had: a work item belongs to one. */
	payment = 0;

	constructor(belief: Belief, contract: Contract) {
		this.belief = belief;
		this.contract = contract;
	}

	expect(role: Role, press: Press, now: number): Expected {
		const { belief, contract } = this;
		if (role === 'viewer') return { kind: 'refused', code: 'FORBIDDEN' };
		if (press.action === 'recordExpiry' && role !== 'admin') {
			return { kind: 'refused', code: 'FORBIDDEN' };
		}
		if (this.doubt) return { kind: 'refused', code: 'OPERATION_UNDER_WAY' };
		const code = closedBy(belief, contract, now, press);
		if (code !== null) return { kind: 'refused', code };
		switch (press.action) {
			case 'capture':
				return { kind: 'linked', api: 'RecruitSales', amount: null };
			case 'extend':
				return { kind: 'linked', api: 'RecruitUpdateAuth', amount: null };
			case 'sendChange':
			case 'sendThenCapture':
				return { kind: 'linked', api: 'RecruitChange', amount: belief.local };
			case 'cancel': {
				if (!isLinked(belief, contract, now)) return { kind: 'local' };
				const isSale = statusOf(belief) === 'completed' || belief.capturedAt !== null;
				return isSale && role === 'operator'
					? { kind: 'refused', code: 'FORBIDDEN' }
					: { kind: 'linked', api: 'RecruitCancel', amount: null };
			}
			default:
				return { kind: 'local' };
		}
	}

	/** A decision on the desk alone. */
	decide(press: Press, now: number): void {
		const { belief } = this;
		switch (press.action) {
			case 'cancel':
				this.#leaveAfterCancel();
				belief.desk = 'cancelled';
				return;
			case 'deliver':
				belief.delivery = 'delivered';
				return;
			case 'return':
				belief.delivery = 'returned';
				return;
			case 'changeAmount':
				belief.local = press.newAmount;
				return;
			case 'changeContent':
				belief.lines = linesOf(press.quantity, press.name);
				belief.local = totalOf(press.quantity);
				belief.contentUnsent = belief.lines !== belief.sentLines;
				return;
			case 'discardChange':
				belief.local = belief.amount;
				if (belief.contentUnsent) belief.lines = belief.sentLines;
				belief.contentUnsent = false;
				return;
			case 'recordExpiry':
				belief.override =
					press.lastDay === null
						? null
						: midnight(Date.parse(`${press.lastDay}T00:00:00+09:00`), 1);
				return;
			case 'changePaymentMethod':
				this.#detach();
				return;
			default:
				throw new Error(`${press.action} is no decision of the desk at ${now}`);
		}
	}

	/** The shop says something new of its order; `said` is what it had said before. */
	shopSays(said: Said, now: Said): void {
		const { belief } = this;
		const before = linesOf(said.quantity, said.name);
		const lines = linesOf(now.quantity, now.name);
		if (lines === before) return;
		const isNewTotal = now.quantity !== said.quantity;
		const followedLines = belief.local === this.#totalOfLines();
		if (isNewTotal || followedLines) belief.local = totalOf(now.quantity);
		if (lines === belief.lines) return;
		belief.lines = lines;
		// While something is on its way, nobody knows what the gateway has in the end.
		belief.contentUnsent = this.doubt !== null || lines !== belief.sentLines;
	}

	/** The buyer pays again: nothing is known of the new payment until it is inquired. */
	paysAgain(said: Said): void {
		const { belief } = this;
		this.payment += 1;
		const total = totalOf(said.quantity);
		const lines = linesOf(said.quantity, said.name);
		Object.assign(belief, NO_PAYMENT, {
			hasPayment: true,
			amount: total,
			local: total,
			lines,
			sentLines: lines
		});
	}

	#totalOfLines(): number {
		return totalOf(Number.parseInt(this.belief.lines, 10));
	}

	/** An operation begins. */
	begin(press: Press, { api, amount }: { api: OperationApi; amount: number | null }, now: number) {
		const { belief } = this;
		this.ended = null;
		this.due = { api, amount };
		this.doubt = {
			action: press.action,
			step: api,
			amount: amount ?? belief.amount,
			lines: belief.lines,
			amountBefore: belief.amount,
			extendedBefore: belief.extendedOn,
			startedAt: now,
			certainFrom: now + FINISH + STALENESS,
			isRefused: false
		};
	}

	/** What the gateway was asked and what it told, one after the other. */
	heard(seen: Seen, reason: 'person' | 'desk', now: number): void {
		if (seen.api === 'SearchTradeMulti') {
			this.#inquired(seen.shown, reason, now);
			return;
		}
		const { due, doubt } = this;
		if (!due || !doubt || due.api !== seen.api || due.amount !== seen.amount) {
			throw new Error(`${seen.api} ${String(seen.amount)} was not expected`);
		}
		this.due = null;
		switch (seen.told) {
			case 'ok':
				this.#carriedOut(doubt, seen.state, now);
				return;
			case 'refusedForGood':
				this.#refused(doubt);
				return;
			case 'notAccepted':
				this.#end('GATEWAY_NOT_ACCEPTING');
				return;
			case 'notSent':
				this.#end('GATEWAY_UNREACHABLE');
				return;
			case 'refusedInDoubt':
				doubt.certainFrom = now + STALENESS;
				doubt.isRefused = true;
				return;
			case 'silence':
				doubt.certainFrom = now + FINISH + STALENESS;
		}
	}

	#carriedOut(doubt: Doubt, state: string, now: number): void {
		const { belief } = this;
		belief.state = state;
		switch (doubt.step) {
			case 'RecruitSales':
				break;
			case 'RecruitCancel':
				belief.desk = 'cancelled';
				break;
			case 'RecruitUpdateAuth':
				this.#extended(wireSecond(now));
				break;
			case 'RecruitChange':
				this.#sent(doubt);
				if (doubt.action === 'sendThenCapture') {
					this.#captureNext(doubt, now);
					return;
				}
		}
		this.#end('succeeded');
	}

	#sent({ amount, lines }: Doubt): void {
		const { belief } = this;
		belief.amount = amount;
		// What was changed since it was asked for was not sent with it.
		if (belief.lines !== lines) return;
		belief.contentUnsent = false;
		belief.sentLines = lines;
	}

	/** The second step, where the rules still allow it. */
	#captureNext(doubt: Doubt, now: number): void {
		if (closedBy(this.belief, this.contract, now, { action: 'capture' }) !== null) {
			this.#end('STOPPED_BEFORE_CAPTURE');
			return;
		}
		doubt.step = 'RecruitSales';
		doubt.certainFrom = now + FINISH + STALENESS;
		doubt.isRefused = false;
		this.due = { api: 'RecruitSales', amount: null };
	}

	#end(how: string): void {
		this.doubt = null;
		this.due = null;
		this.ended = how;
	}

	#refused({ step }: Doubt): void {
		const { belief, contract } = this;
		if (step === 'RecruitSales') belief.desk = 'capture_failed';
		const isInDoubt = step === 'RecruitChange' || step === 'RecruitUpdateAuth';
		if (isInDoubt && belief.state === 'AUTH') {
			this.#leave('ask_buyer_to_pay_again', expiryOf(belief, contract));
		}
		this.#end('GATEWAY_REFUSED');
	}

	#inquired(shown: Truth, reason: 'person' | 'desk', now: number): void {
		const { belief, doubt } = this;
		belief.state = shown.state;
		if (shown.state !== 'RETURN' || !belief.isShown) belief.amount = shown.amount;
		belief.isShown = true;
		this.#instants(shown);
		const isRepaired = shown.state !== 'AUTH' || reason === 'person';
		if (belief.desk === 'capture_failed' && isRepaired) belief.desk = null;
		const settle = doubt && this.due === null ? verdictOn(doubt, shown, now) : 'open';
		this.#closeTasks(shown.state);
		if (doubt && settle === 'happened') {
			if (doubt.step === 'RecruitCancel') belief.desk = 'cancelled';
			if (doubt.step === 'RecruitChange') this.#sent(doubt);
			if (doubt.step === 'RecruitChange' && doubt.action === 'sendThenCapture') {
				this.#captureNext(doubt, now);
			} else this.#end('succeeded');
		} else if (doubt && settle === 'overtaken') this.#end('OVERTAKEN');
		else if (doubt && settle === 'never') {
			if (doubt.isRefused) this.#refused(doubt);
			else this.#end('NOT_EXECUTED');
		}
		if (belief.desk === 'cancelled' && isLive(belief.state)) {
			this.#leave('live_payment_on_cancelled_order', null);
		}
	}

	#instants(shown: Truth): void {
		const { belief } = this;
		const second = (at: number | null) => (at === null ? null : Math.floor(at / SECOND) * SECOND);
		belief.gatewayOrderedAt ??= second(shown.orderedAt);
		if (shown.state === 'AUTH') belief.authorizedAt ??= second(shown.orderedAt);
		if (shown.state === 'CAPTURE_ACCEPTED') belief.acceptedAt ??= second(shown.processedAt);
		if (shown.state === 'SALES' || shown.state === 'CAPTURE') {
			belief.capturedAt ??= second(shown.processedAt);
		}
		const on = shown.extendedAt === null ? null : wireSecond(shown.extendedAt);
		if (on !== null && on > (belief.extendedOn ?? '')) this.#extended(on);
	}

	/** The wire tells when the last extension was, not how many there were. */
	#extended(on: string): void {
		const { belief, contract } = this;
		if (belief.override !== null && contract.extensionEnabled) {
			const moved = belief.override + contract.extensionDays * 86_400_000;
			belief.override = Math.min(moved, ceilingOf(belief));
		}
		belief.extensions += 1;
		belief.extendedOn = on;
	}

	/** What an inquiry of this payment shows may be the end of its work, or of asking for another one. */
	#closeTasks(shownState: string): void {
		const { payment } = this;
		const isSold = ['SALES', 'CAPTURE', 'RETURN'].includes(shownState);
		this.tasks = this.tasks.filter((task) => {
			const isOwn = task.payment === payment;
			if (isOwn && isEnded(shownState)) return false;
			if (task.kind !== 'ask_buyer_to_pay_again') return true;
			return !isSold && (isOwn || shownState !== 'AUTH');
		});
	}

	#leave(kind: string, dueAt: number | null): void {
		const { payment } = this;
		const isOpen = this.tasks.some((task) => task.kind === kind && task.payment === payment);
		if (!isOpen) this.tasks.push({ kind, payment, dueAt });
	}

	#leaveAfterCancel(): void {
		const { belief } = this;
		switch (statusOf(belief)) {
			case 'capture_failed':
				this.#leave('check_payment_at_console', null);
				return;
			case 'completed':
				this.#leave('refund_or_cancel_at_console', endOfSale(belief));
				return;
			default:
				if (!isEnded(belief.state) && belief.hasPayment) {
					this.#leave('confirm_cancel_at_console', null);
				}
		}
	}

	#detach(): void {
		const { belief, contract } = this;
		const isSold = ['SALES', 'CAPTURE', 'RETURN', 'CANCEL'].includes(belief.state);
		if (!isEnded(belief.state)) {
			const lastCancel = (isSold ? endOfSale(belief) : null) ?? expiryOf(belief, contract);
			this.#leave('cancel_at_console', lastCancel);
		}
		Object.assign(belief, NO_PAYMENT, { amount: belief.local, sentLines: belief.lines });
	}
}

/** An order without a payment. */
export const NO_PAYMENT = {
	state: 'UNPROCESSED',
	desk: null,
	hasPayment: false,
	isShown: false,
	contentUnsent: false,
	gatewayOrderedAt: null,
	authorizedAt: null,
	acceptedAt: null,
	capturedAt: null,
	extensions: 0,
	extendedOn: null,
	override: null
} satisfies Partial<Belief>;

/** What a shop says of the lines of its order. */
export interface Said {
	quantity: number;
	name: string;
}

export function linesOf(quantity: number, name: string): string {
	return `${quantity} × ${name}`;
}
