import type { Looker } from '../../contract/desk/matches-view.ts';
import { placeOf } from '../../contract/desk/sort.ts';
import { EMPTY_VIEW, type DeskView } from '../../contract/desk/view.ts';
import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { Executor } from '../db/client.ts';
import { readDeskPage, type PagePlace } from '../db/desk-page.ts';
import { inOneSnapshot } from '../db/one-snapshot.ts';
import type { ViewSize } from '../db/view-size.ts';
import type { ListContext } from './list-orders.ts';
import { rowOf } from './order-record.ts';

const ROWS_AT_ONCE = 1_000;
/** Each holds a connection for as long as its reader takes. */
const MOST_AT_ONCE = 4;
/** Who takes nothing for so long has gone. */
const PATIENCE_MS = 60_000;
/** What somebody is told who comes while so many are being read. */
const COME_BACK_SECONDS = 10;

export interface ExportRequest {
	view: DeskView;
	/** Only these, whether or not they still belong to the view, whose order they have; null: all of it. */
	ids: readonly number[] | null;
	/** At most so many; null: all. */
	limit: number | null;
	/** Who looks; a program is nobody. */
	personId: string;
}

type ExportContext = Pick<ListContext, 'db' | 'now' | 'counts'>;

/** Reads all orders of a view for files: any number of orders, a handful of files at a time. */
export class OrderExports {
	readonly #context: ExportContext;
	#underWay = 0;

	constructor(context: ExportContext) {
		this.#context = context;
	}

	/**
	 * The orders of a view in its order, as they were at one instant, some at a time. What is returned
	 * must be read, or left, by whoever asked for it.
	 *
	 * @throws CodedError TOO_MANY_REQUESTS while as many files are being read as may be at once
	 */
	read(request: ExportRequest): AsyncGenerator<OrderRow[], undefined> {
		if (this.#underWay >= MOST_AT_ONCE)
			throw new CodedError('TOO_MANY_REQUESTS', { params: { seconds: COME_BACK_SECONDS } });
		this.#underWay += 1;
		return this.#rowsOf(request);
	}

	async *#rowsOf(request: ExportRequest): AsyncGenerator<OrderRow[], undefined> {
		const { db, now, counts } = this.#context;
		const looker = { now: now(), personId: request.personId };
		try {
			const size = await counts.roughly(request.view, request.personId);
			yield* inOneSnapshot(db, (tx) => pagesOf(tx, request, looker, size), PATIENCE_MS);
		} finally {
			this.#underWay -= 1;
		}
	}
}

async function* pagesOf(
	tx: Executor,
	{ view, ids, limit: most }: ExportRequest,
	looker: Looker,
	size: ViewSize
): AsyncGenerator<OrderRow[], undefined> {
	const asked = ids === null ? view : { ...EMPTY_VIEW, sort: view.sort };
	let place: PagePlace = { skip: 0 };
	for (let left = most ?? Infinity; left > 0;) {
		const limit = Math.min(left, ROWS_AT_ONCE);
		const records = await readDeskPage(tx, { view: asked, place, limit, looker, size, ids });
		const rows = records.map(rowOf);
		if (rows.length > 0) yield rows;
		const last = rows.at(-1);
		if (last === undefined || rows.length < limit) return;
		place = { after: placeOf(last, view.sort.key) };
		left -= rows.length;
	}
}
