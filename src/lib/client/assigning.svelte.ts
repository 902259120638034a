import type { OrderRow } from '../contract/order-row.ts';
import { newIdentity } from './new-identity.ts';
import type { Failure } from './trpc.ts';

/** Who shall look after an order, and what they are told. */
export interface Assignment {
	to: string | null;
	note: string | null;
}

/** What is sent for it. */
export interface AssignPress extends Assignment {
	id: string;
	shop: string;
	number: string;
	seen: string | null;
}

interface AssigningOptions {
	send: (press: AssignPress) => Promise<{ row: OrderRow }>;
	readFailure: (error: unknown) => Failure;
	/** The order as the answer shows it. */
	onrow: (row: OrderRow) => void;
}

/** Taking one order, handing it over, letting it go: from the press to what became of it. */
export class Assigning {
	sending = $state(false);
	failure = $state.raw<Failure | null>(null);
	readonly #options: AssigningOptions;
	#lost: AssignPress | null = null;

	constructor(options: AssigningOptions) {
		this.#options = options;
	}

	/** @param row the order as the person saw it @returns whether it was done */
	async press(row: OrderRow, { to, note }: Assignment): Promise<boolean> {
		if (this.sending) return false;
		const { shop, number } = row;
		// The same wish after a lost answer is the same press: the server knows it by its identity.
		const isAgain = this.#lost !== null && this.#lost.to === to && this.#lost.note === note;
		const id = isAgain && this.#lost !== null ? this.#lost.id : newIdentity();
		const press = { id, shop, number, seen: row.assignee?.id ?? null, to, note };
		this.sending = true;
		this.failure = null;
		try {
			const answer = await this.#options.send(press);
			this.#lost = null;
			this.#options.onrow(answer.row);
			return true;
		} catch (error) {
			this.failure = this.#options.readFailure(error);
			this.#lost = this.failure.code === null ? press : null;
			if (this.failure.row !== null) this.#options.onrow(this.failure.row);
			return false;
		} finally {
			this.sending = false;
		}
	}

	dismiss(): void {
		this.failure = null;
	}
}
