import type { OrderRow } from '../contract/order-row.ts';
import type { Action } from '../domain/orders/vocabulary.ts';
import type { Failure } from './trpc.ts';

/** Actions that can be pressed on this desk. */
export const PRESSABLE_ACTIONS = [
	'capture',
	'cancel',
	'inquire'
] as const satisfies readonly Action[];
export type PressableAction = (typeof PRESSABLE_ACTIONS)[number];

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
	| { readonly kind: 'sending'; readonly action: PressableAction }
	| { readonly kind: 'answered'; readonly action: PressableAction; readonly answer: PressAnswer }
	| { readonly kind: 'refused'; readonly action: PressableAction; readonly failure: Failure }
	/** No answer came: the same press may be sent again, with the same identity. */
	| { readonly kind: 'lost'; readonly action: PressableAction; readonly press: Press };

interface OrderActionOptions {
	send: (action: PressableAction, press: Press) => Promise<PressAnswer>;
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
	async press(action: PressableAction, row: OrderRow): Promise<void> {
		const { shop, number, version } = row;
		await this.#send(action, { id: newOperationId(), shop, number, version });
	}

	/** Sends a press whose answer was lost once more; the server knows it by its identity. */
	async resend(): Promise<void> {
		if (this.state.kind === 'lost') await this.#send(this.state.action, this.state.press);
	}

	dismiss(): void {
		if (!this.isSending) this.state = { kind: 'idle' };
	}

	async #send(action: PressableAction, press: Press): Promise<void> {
		if (this.isSending) return;
		this.state = { kind: 'sending', action };
		try {
			const answer = await this.#options.send(action, press);
			this.#options.onrow(answer.row);
			this.state = { kind: 'answered', action, answer };
		} catch (error) {
			const failure = this.#options.readFailure(error);
			if (failure.row !== null) this.#options.onrow(failure.row);
			this.state =
				failure.code === null
					? { kind: 'lost', action, press }
					: { kind: 'refused', action, failure };
		}
	}
}

/** A random UUID, version 4; also where the page is not in a secure context and has no `randomUUID`. */
function newOperationId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
