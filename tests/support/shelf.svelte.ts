import { Board } from '../../src/lib/client/board.svelte.ts';
import type { BoardPage, PagePlace } from '../../src/lib/client/page-loader.svelte.ts';
import { matchesView } from '../../src/lib/contract/desk/matches-view.ts';
import {
	compareInView,
	comparePlaces,
	placeOf,
	type SortPlace
} from '../../src/lib/contract/desk/sort.ts';
import { viewOfTab, type DeskView } from '../../src/lib/contract/desk/view.ts';
import type { OrderRow } from '../../src/lib/contract/order-row.ts';
import { orderRow } from './order-row.ts';

export const NOW = 1_790_000_000_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const PAGE = 10;
const LOOKER = { now: NOW, personId: 'me' };
export const buyer = (name: string) => ({ name, kana: null, email: null, sort: name });

/** An order whose deadline is so many hours away. */
export const due = (id: number, hours: number, differing: Partial<OrderRow> = {}): OrderRow =>
	orderRow({ id, riskDeadlineAt: NOW + hours * HOUR, updatedAt: NOW, ...differing });

/** A server that pages through rows as the real one does: by key, from what it holds at the moment. */
export class Shelf {
	rows: OrderRow[];
	readonly view: DeskView;
	constructor(rows: OrderRow[], view: DeskView = viewOfTab('deadline')) {
		this.rows = rows;
		this.view = view;
	}

	/** The whole list. */
	get listed(): OrderRow[] {
		return this.rows
			.filter((row) => matchesView(row, this.view, LOOKER))
			.sort((a, b) => compareInView(a, b, this.view.sort));
	}

	page = (place: PagePlace): BoardPage => {
		const { key, descending } = this.view.sort;
		const { listed } = this;
		const against = (row: OrderRow, other: SortPlace) =>
			comparePlaces(placeOf(row, key), other, descending);
		if ('before' in place) {
			const above = listed.filter((row) => against(row, place.before) < 0);
			return { rows: above.slice(-PAGE), more: above.length > PAGE };
		}
		const rest =
			'skip' in place
				? listed.slice(place.skip)
				: listed.filter((row) => against(row, place.after) > 0);
		return { rows: rest.slice(0, PAGE), more: rest.length > PAGE };
	};

	put(row: OrderRow): OrderRow {
		this.rows = [...this.rows.filter(({ id }) => id !== row.id), row];
		return row;
	}

	board(load = (place: PagePlace) => Promise.resolve(this.page(place))): Board {
		return new Board({
			view: this.view,
			page: this.page({ skip: 0 }),
			total: { count: this.listed.length, exact: true },
			load,
			pageSize: PAGE,
			now: () => NOW,
			personId: 'me'
		});
	}
}
