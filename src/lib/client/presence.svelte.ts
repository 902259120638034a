import type {
	OrderKey,
	PersonPresent,
	PresenceFrame,
	PresenceMode,
	PresenceSet
} from '../contract/stream.ts';

const NOBODY: readonly PersonPresent[] = [];

/** Who is on which order, and where this page is. */
export class Presence {
	#people = $state.raw<ReadonlyMap<string, readonly PersonPresent[]>>(new Map());
	#mine: { order: OrderKey | null; mode: PresenceMode } = { order: null, mode: 'viewing' };
	readonly #send: (place: PresenceSet) => void;

	constructor(send: (place: PresenceSet) => void) {
		this.#send = send;
	}

	/** The people on an order, this page's own included; reactive. */
	on(order: OrderKey): readonly PersonPresent[] {
		return this.#people.get(keyOf(order)) ?? NOBODY;
	}

	/** Everybody who is on an order, once, at work before merely looking; reactive. */
	get everyone(): readonly PersonPresent[] {
		const people = new Map<string, PersonPresent>();
		for (const person of [...this.#people.values()].flat()) {
			const known = people.get(person.id);
			if (known === undefined || rank(person) > rank(known)) people.set(person.id, person);
		}
		return [...people.values()].sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name));
	}

	/** This page shows the order (null: none) and says so to everybody until told otherwise. */
	show(order: OrderKey | null, mode: PresenceMode = 'viewing'): void {
		this.#mine = { order, mode };
		this.announce();
	}

	/** Says again where this page is: after a reconnect, or when it was hidden or shown. */
	announce(): void {
		const away = typeof document !== 'undefined' && document.visibilityState === 'hidden';
		this.#send({ ...this.#mine, away });
	}

	receive(frame: PresenceFrame): void {
		const people = new Map(frame.all ? [] : this.#people);
		for (const order of frame.orders) {
			if (order.people.length === 0) people.delete(keyOf(order));
			else people.set(keyOf(order), order.people);
		}
		this.#people = people;
	}

	/** Nobody is known while the connection is cut. */
	forget(): void {
		this.#people = new Map();
	}
}

function keyOf(order: OrderKey): string {
	return `${order.shop} ${order.number}`;
}

function rank({ mode, away }: PersonPresent): number {
	if (away) return 0;
	return mode === 'editing' ? 2 : 1;
}
