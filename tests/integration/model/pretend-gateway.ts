import type {
	ChangeReceipt,
	Exchange,
	ExchangeResult,
	ExtensionReceipt,
	PaymentGateway,
	Reading,
	Receipt
} from '../../../src/lib/server/gateways/gateway.ts';
import { DAY, HOUR, midnight, SECOND, wireSecond } from './japan.ts';

/** A shop's contract, as domain.md calls it: v, x, and the two switches. */
export interface Contract {
	validityDays: number;
	extensionDays: number;
	extensionEnabled: boolean;
	linkedCancel: boolean;
}

/** What the gateway holds. Instants in epoch ms, amounts in yen. */
export interface Truth {
	state: string;
	amount: number;
	orderedAt: number | null;
	processedAt: number;
	expiresAt: number | null;
	extendedAt: number | null;
	capturedAs: 'SALES' | 'CAPTURE';
	/** 返品: the amount that is accepted and not final. */
	pending: number | null;
}

/** What becomes of the next request: how it is answered, and whether it is carried out. */
export type Behaviour =
	| 'ok'
	| 'refusedForGood'
	| 'refusedInDoubt'
	| 'notAccepted'
	| 'unknownCode'
	| 'lostExecuted'
	| 'lostNotExecuted'
	| 'garbledExecuted'
	| 'neverSent';

export type OperationApi = 'RecruitSales' | 'RecruitCancel' | 'RecruitChange' | 'RecruitUpdateAuth';

/** One request as the gateway saw it. */
export type Seen =
	| {
			api: OperationApi;
			amount: number | null;
			/** What the desk was told: `silence` may be anything. */
			told: 'ok' | 'refusedForGood' | 'refusedInDoubt' | 'notAccepted' | 'silence' | 'notSent';
			/** What the gateway holds right after it. */
			state: string;
	  }
	| { api: 'SearchTradeMulti'; shown: Truth };

const CODES: Partial<Record<Behaviour, string>> = {
	refusedForGood: '42G020000',
	refusedInDoubt: 'RC1000112',
	notAccepted: 'E92000001',
	unknownCode: 'E91099999'
};

/** A gateway that does exactly what a test says; it knows the wire's words and no rule of the desk. */
export class PretendGateway implements PaymentGateway {
	truth: Truth;
	/** Of the requests that come next; `ok` where none is left. */
	next: Behaviour[] = [];
	seen: Seen[] = [];
	readonly #now: () => number;
	readonly #contract: () => Contract;

	constructor(now: () => number, contract: () => Contract, truth: Truth) {
		this.#now = now;
		this.#contract = contract;
		this.truth = truth;
	}

	/** What time alone does: an authorization lapses at its expiry. */
	letTimePass(): void {
		const { state, expiresAt } = this.truth;
		if (state === 'AUTH' && expiresAt !== null && this.#now() >= expiresAt) {
			this.#become({ state: 'AUTO_CANCELLED', processedAt: expiresAt });
		}
	}

	/** A change at the console, or a step of the gateway's own; false where the state has none such. */
	move(event: 'capture' | 'cancel' | 'extend' | 'finish' | 'fail', amount?: number): boolean {
		const { state } = this.truth;
		switch (event) {
			case 'capture':
				return state === 'AUTH' && this.#become({ state: 'SALES', capturedAs: 'SALES' });
			case 'cancel':
				return ['AUTH', 'SALES', 'CAPTURE'].includes(state) && this.#become({ state: 'CANCEL' });
			case 'extend':
				return state === 'AUTH' && this.#extend();
			case 'finish':
				return this.#finish(amount);
			case 'fail':
				return (
					['REQSUCCESS', 'AUTHPROCESS', 'CAPTURE_ACCEPTED'].includes(state) &&
					this.#become({ state: 'PAYFAIL' })
				);
		}
	}

	capture(): Promise<Exchange<Receipt>> {
		return this.#serve('RecruitSales', null, () => this.move('capture'), this.#receipt);
	}

	cancel(): Promise<Exchange<Receipt>> {
		return this.#serve('RecruitCancel', null, () => this.move('cancel'), this.#receipt);
	}

	change(_: unknown, amount: number): Promise<Exchange<ChangeReceipt>> {
		const execute = (): boolean => {
			if (this.truth.state === 'AUTH') return this.#become({ amount });
			if (!['SALES', 'CAPTURE'].includes(this.truth.state)) return false;
			return this.#become({ state: 'RETURN', pending: amount });
		};
		return this.#serve('RecruitChange', amount, execute, () => ({ ...this.#receipt(), amount }));
	}

	extend(): Promise<Exchange<ExtensionReceipt>> {
		return this.#serve(
			'RecruitUpdateAuth',
			null,
			() => this.move('extend'),
			() => ({ ...this.#receipt(), extendedOn: wireSecond(this.#now()) })
		);
	}

	inquire(): Promise<Exchange<Reading>> {
		const shown = { ...this.truth };
		this.seen.push({ api: 'SearchTradeMulti', shown });
		const onTheWire = (at: number | null) =>
			at === null ? null : Math.floor(at / SECOND) * SECOND;
		return Promise.resolve(
			exchange('SearchTradeMulti', {
				kind: 'answered',
				value: {
					state: shown.state,
					raw: shown.state,
					processedAt: onTheWire(shown.processedAt),
					amount: shown.amount,
					orderedAt: onTheWire(shown.orderedAt),
					extendedOn: shown.extendedAt === null ? null : wireSecond(shown.extendedAt),
					immediate: shown.capturedAs === 'CAPTURE',
					access: { accessId: '0'.repeat(32), accessPass: '1'.repeat(32) }
				}
			})
		);
	}

	readonly #receipt = (): Receipt => ({ state: this.truth.state, raw: this.truth.state });

	#serve<T extends Receipt>(
		api: OperationApi,
		amount: number | null,
		execute: () => boolean,
		receipt: () => T
	): Promise<Exchange<T>> {
		return Promise.resolve(this.#answer(api, amount, execute, receipt));
	}

	#answer<T extends Receipt>(
		api: OperationApi,
		amount: number | null,
		execute: () => boolean,
		receipt: () => T
	): Exchange<T> {
		this.letTimePass();
		const behaviour = this.next.shift() ?? 'ok';
		const tell = (told: Extract<Seen, { told: string }>['told'], result: ExchangeResult<T>) => {
			this.seen.push({ api, amount, told, state: this.truth.state });
			return exchange(api, result);
		};
		const code = CODES[behaviour];
		if (code !== undefined) {
			const told = behaviour === 'unknownCode' ? 'silence' : behaviour;
			return tell(told as 'silence', { kind: 'refused', codes: [code] });
		}
		if (behaviour === 'neverSent') {
			return tell('notSent', { kind: 'not_sent', reason: 'ECONNREFUSED' });
		}
		if (behaviour === 'lostNotExecuted') {
			return tell('silence', { kind: 'no_answer', reason: 'ECONNRESET' });
		}
		if (!execute()) return tell('refusedInDoubt', { kind: 'refused', codes: ['M01054004'] });
		if (behaviour === 'ok') return tell('ok', { kind: 'answered', value: receipt() });
		return behaviour === 'lostExecuted'
			? tell('silence', { kind: 'no_answer', reason: 'ECONNRESET' })
			: tell('silence', { kind: 'unreadable', reason: 'ANSWER_NOT_READABLE' });
	}

	#become(change: Partial<Truth>): true {
		this.truth = { ...this.truth, processedAt: this.#now(), ...change };
		return true;
	}

	#extend(): boolean {
		const { expiresAt, orderedAt } = this.truth;
		if (expiresAt === null || orderedAt === null) return false;
		const moved = expiresAt + this.#contract().extensionDays * DAY;
		const ceiling = midnight(orderedAt, 120);
		return this.#become({ expiresAt: Math.min(moved, ceiling), extendedAt: this.#now() });
	}

	/** The buyer confirms, an accepted sale is final, an accepted change is final. */
	#finish(immediate?: number): boolean {
		const { state, pending, amount, capturedAs, orderedAt } = this.truth;
		if (state === 'REQSUCCESS') return this.#become({ state: 'AUTHPROCESS' });
		if (state === 'AUTHPROCESS') {
			if (immediate !== undefined) return this.#become({ state: 'CAPTURE_ACCEPTED' });
			const expiresAt = midnight(orderedAt ?? this.#now(), this.#contract().validityDays);
			if (expiresAt <= this.#now() + HOUR) return false;
			return this.#become({ state: 'AUTH', expiresAt });
		}
		if (state === 'CAPTURE_ACCEPTED') {
			return this.#become({ state: 'CAPTURE', capturedAs: 'CAPTURE' });
		}
		if (state !== 'RETURN') return false;
		return this.#become({ state: capturedAs, amount: pending ?? amount, pending: null });
	}
}

function exchange<T>(api: string, result: ExchangeResult<T>): Exchange<T> {
	return { api, request: Buffer.from(`${api}=masked`), answer: null, result };
}
