import type { OrderRow } from '../contract/order-row.ts';
import type { EditedLine } from '../domain/orders/order-lines.ts';
import { newIdentity } from './new-identity.ts';
import type { Failure } from './trpc.ts';

/** Actions that ask for nothing but the press. */
export const PLAIN_ACTIONS = [
	'sendThenCapture',
	'capture',
	'sendChange',
	'deliver',
	'extend',
	'discardChange',
	'return',
	'cancel',
	'changePaymentMethod',
	'inquire'
] as const;

/** What a person asks for, with what they typed. */
export type Demand =
	| { readonly action: (typeof PLAIN_ACTIONS)[number] }
	/** The new total in yen. */
	| { readonly action: 'changeAmount'; readonly newAmount: number }
	| { readonly action: 'changeContent'; readonly lines: EditedLine[] }
	/** `YYYY-MM-DD` as the gateway's console shows it; null: as computed again. */
	| { readonly action: 'recordExpiry'; readonly lastDay: string | null };
export type PressableAction = Demand['action'];

/** What the server answers to a press. */
export interface PressAnswer {
	row: OrderRow;
	operation: {
		state: 'in_flight' | 'unknown' | 'succeeded' | 'failed' | 'not_executed';
		code: string | null;
		gatewayCodes: string[];
	} | null;
}

export interface Press {
	id: string;
	shop: string;
	number: string;
	version: number;
}

export type ActionState =
	| { readonly kind: 'idle' }
	| { readonly kind: 'sending'; readonly demand: Demand }
	| {
			readonly kind: 'answered';
			readonly demand: Demand;
			readonly answer: PressAnswer;
			/** The order as it was when the action was pressed. */
			readonly seen: OrderRow;
	  }
	| { readonly kind: 'refused'; readonly demand: Demand; readonly failure: Failure }
	/** No answer came: the same press may be sent again, with the same identity. */
	| {
			readonly kind: 'lost';
			readonly demand: Demand;
			readonly press: Press;
			readonly seen: OrderRow;
	  };

interface OrderActionOptions {
	send: (demand: Demand, press: Press) => Promise<PressAnswer>;
	readFailure: (error: unknown) => Failure;
	/** The order as the answer shows it. */
	onrow: (row: OrderRow) => void;
}

/** What somebody does with one order on this page, from the press to its result. */
export class OrderAction {
	state = $state.raw<ActionState>({ kind: 'idle' });
	readonly #options: OrderActionOptions;

	constructor(options: OrderActionOptions) {
		this.#options = options;
	}

	get isSending(): boolean {
		return this.state.kind === 'sending';
	}

	/** A press on a button: one new operation on the order as it was seen. */
	async press(demand: Demand, row: OrderRow): Promise<void> {
		const { shop, number, version } = row;
		await this.#send(demand, { id: newIdentity(), shop, number, version }, row);
	}

	/** Sends a press whose answer was lost once more; the server knows it by its identity. */
	async resend(): Promise<void> {
		const { state } = this;
		if (state.kind === 'lost') await this.#send(state.demand, state.press, state.seen);
	}

	dismiss(): void {
		if (!this.isSending) this.state = { kind: 'idle' };
	}

	async #send(demand: Demand, press: Press, seen: OrderRow): Promise<void> {
		if (this.isSending) return;
		this.state = { kind: 'sending', demand };
		try {
			const answer = await this.#options.send(demand, press);
			this.#options.onrow(answer.row);
			this.state = { kind: 'answered', demand, answer, seen };
		} catch (error) {
			const failure = this.#options.readFailure(error);
			if (failure.row !== null) this.#options.onrow(failure.row);
			this.state =
				failure.code === null
					? { kind: 'lost', demand, press, seen }
					: { kind: 'refused', demand, failure };
		}
	}
}
