import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** What became of a request inside the gateway, whatever its caller got to see. */
export type RequestOutcome =
	/** Executed, or answered by an inquiry. */
	| 'executed'
	/** Answered with ErrCode; nothing happened. */
	| 'refused'
	/** Lost or given up before it was executed. */
	| 'forgotten';

export interface ReceivedRequest {
	/** On the gateway's clock. */
	readonly at: number;
	/** Real time. */
	readonly receivedAt: number;
	readonly api: string;
	readonly shopId: string | undefined;
	readonly orderId: string | undefined;
	readonly body: Uint8Array;
	readonly fields: ReadonlyMap<string, string>;
}

export interface RequestResult {
	readonly outcome: RequestOutcome;
	readonly errInfo: string;
	readonly fault: string | undefined;
	/** What went over the wire; absent when nothing did. */
	readonly sent: { readonly status: number; readonly body: Uint8Array } | undefined;
}

export interface RecordedRequest {
	readonly id: number;
	readonly at: number;
	readonly receivedAt: number;
	readonly api: string;
	readonly orderId: string | null;
	readonly fields: Record<string, string>;
	readonly outcome: string | null;
	readonly errInfo: string | null;
	readonly fault: string | null;
	readonly httpStatus: number | null;
	/** Decoded as Latin-1 would be wrong for Japanese: base64 of the bytes. */
	readonly bodyBase64: string;
	readonly answerBase64: string | null;
}

export interface RequestTable {
	receive(request: ReceivedRequest): number;
	finish(id: number, result: RequestResult): void;
	ofOrder(orderId: string): RecordedRequest[];
	countByApi(): Array<{ api: string; outcome: string; errInfo: string; requests: number }>;
}

/** Enough to recognise an answer; a 10 MB fault is not kept whole. */
const KEPT_BYTES = 8192;

function textOrNull(value: SQLOutputValue | undefined): string | null {
	return value === null || value === undefined ? null : String(value);
}

function base64(value: SQLOutputValue | undefined): string | null {
	return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : null;
}

function recorded(row: Record<string, SQLOutputValue>): RecordedRequest {
	return {
		id: Number(row['id']),
		at: Number(row['at']),
		receivedAt: Number(row['received_at']),
		api: String(row['api']),
		orderId: textOrNull(row['order_id']),
		fields: JSON.parse(String(row['fields'])) as Record<string, string>,
		outcome: textOrNull(row['outcome']),
		errInfo: textOrNull(row['err_info']),
		fault: textOrNull(row['fault']),
		httpStatus: row['http_status'] === null ? null : Number(row['http_status']),
		bodyBase64: base64(row['body']) ?? '',
		answerBase64: base64(row['answer'])
	};
}

export function requestTable(db: DatabaseSync): RequestTable {
	const insert = db.prepare(`
		insert into request (at, received_at, api, shop_id, order_id, body, fields)
		values (?, ?, ?, ?, ?, ?, ?)`);
	const update = db.prepare(`
		update request set outcome = ?, err_info = ?, fault = ?, http_status = ?, answer = ?
		where id = ?`);
	const ofOrder = db.prepare('select * from request where order_id = ? order by id');
	const byApi = db.prepare(`
		select api, coalesce(outcome, 'pending') as outcome, coalesce(err_info, '') as err_info,
			count(*) as requests
		from request group by 1, 2, 3 order by 1, 2, 3`);
	return {
		receive({ at, receivedAt, api, shopId, orderId, body, fields }) {
			const json = JSON.stringify(Object.fromEntries(fields));
			const kept = body.subarray(0, KEPT_BYTES);
			const result = insert.run(at, receivedAt, api, shopId ?? null, orderId ?? null, kept, json);
			return Number(result.lastInsertRowid);
		},
		finish(id, { outcome, errInfo, fault, sent }) {
			const answer = sent ? sent.body.subarray(0, KEPT_BYTES) : null;
			update.run(outcome, errInfo || null, fault ?? null, sent?.status ?? null, answer, id);
		},
		ofOrder: (orderId) => ofOrder.all(orderId).map(recorded),
		countByApi: () =>
			byApi.all().map((row) => ({
				api: String(row['api']),
				outcome: String(row['outcome']),
				errInfo: String(row['err_info']),
				requests: Number(row['requests'])
			}))
	};
}
