import { placeOf } from '../../contract/desk/sort.ts';
import { EMPTY_VIEW, type DeskView } from '../../contract/desk/view.ts';
import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { Executor } from '../db/client.ts';
import { readDeskPage, type PagePlace } from '../db/desk-page.ts';
import { inOneSnapshot } from '../db/one-snapshot.ts';
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

/** Reads all orders of a view for files: any number of orders, a handful of files at a time. */
export class OrderExports {
	readonly #context: Pick<ListContext, 'db' | 'now'>;
	#underWay = 0;

	constructor(context: Pick<ListContext, 'db' | 'now'>) {
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
		const { db, now } = this.#context;
		const at = now();
		try {
			yield* inOneSnapshot(db, (tx) => pagesOf(tx, request, at), PATIENCE_MS);
		} finally {
			this.#underWay -= 1;
		}
	}
}

async function* pagesOf(
	tx: Executor,
	{ view, ids, limit, personId }: ExportRequest,
	now: number
): AsyncGenerator<OrderRow[], undefined> {
	const asked = ids === null ? view : { ...EMPTY_VIEW, sort: view.sort };
	let place: PagePlace = { skip: 0 };
	for (let left = limit ?? Infinity; left > 0;) {
		const wanted = Math.min(left, ROWS_AT_ONCE);
		const records = await readDeskPage(tx, asked, place, wanted, { now, personId }, ids);
		const rows = records.map(rowOf);
		if (rows.length > 0) yield rows;
		const last = rows.at(-1);
		if (last === undefined || rows.length < wanted) return;
		place = { after: placeOf(last, view.sort.key) };
		left -= rows.length;
	}
}
