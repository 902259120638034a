import type {
	OrderKey,
	PersonPresent,
	PresenceFrame,
	PresenceMode,
	Screen
} from '../../contract/stream.ts';

interface Place {
	readonly order: OrderKey;
	readonly person: { readonly id: string; readonly name: string };
	readonly mode: PresenceMode;
	readonly away: boolean;
}

/** Who is on which order, by what each socket last said. Of this node only. */
export class PresenceBoard {
	readonly #places = new Map<string, Place>();
	#changed = new Map<string, OrderKey>();

	/** @param place null: on no order */
	set(socketId: string, place: Place | null): void {
		const before = this.#places.get(socketId);
		if (before !== undefined) this.#touch(before.order);
		if (place === null) this.#places.delete(socketId);
		else {
			this.#places.set(socketId, place);
			this.#touch(place.order);
		}
	}

	/** The orders whose people may have changed since the last call. */
	takeChanged(): OrderKey[] {
		const changed = [...this.#changed.values()];
		this.#changed = new Map();
		return changed;
	}

	/** What somebody needs who has just opened the screen. */
	whole(screen: Screen): PresenceFrame {
		const orders = new Map<string, OrderKey>();
		for (const { order } of this.#places.values())
			if (isOn(screen, order)) orders.set(keyOf(order), order);
		return { all: true, orders: this.#withPeople([...orders.values()]) };
	}

	/** The part of `changed` that the screen shows; null: nothing of it. */
	part(screen: Screen, changed: readonly OrderKey[]): PresenceFrame | null {
		const orders = changed.filter((order) => isOn(screen, order));
		return orders.length === 0 ? null : { all: false, orders: this.#withPeople(orders) };
	}

	#withPeople(orders: readonly OrderKey[]): PresenceFrame['orders'] {
		const people = new Map(orders.map((order) => [keyOf(order), new Map<string, PersonPresent>()]));
		for (const { order, person, mode, away } of this.#places.values()) {
			const here = people.get(keyOf(order));
			const other = here?.get(person.id);
			here?.set(person.id, {
				id: person.id,
				name: person.name,
				mode: other?.mode === 'editing' ? 'editing' : mode,
				away: away && (other?.away ?? true)
			});
		}
		return orders.map(({ shop, number }) => ({
			shop,
			number,
			people: [...(people.get(keyOf({ shop, number }))?.values() ?? [])]
		}));
	}

	#touch(order: OrderKey): void {
		this.#changed.set(keyOf(order), order);
	}
}

function isOn(screen: Screen, order: OrderKey): boolean {
	if (screen.kind !== 'order') return screen.kind === 'desk';
	return keyOf(screen) === keyOf(order);
}

function keyOf({ shop, number }: OrderKey): string {
	return JSON.stringify([shop, number]);
}
