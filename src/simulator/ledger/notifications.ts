import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

export type NotificationOutcome =
	| 'waiting'
	/** The receiver answered `0`. */
	| 'accepted'
	/** Given up after the last resend: リトライ回数超過 on the console. */
	| 'exhausted'
	/** Fault: never sent. */
	| 'withheld';

export interface NotificationDraft {
	readonly shopId: string;
	readonly orderId: string;
	/** The Status that it carries. */
	readonly status: string;
	readonly body: Uint8Array;
	readonly composedAt: number;
	/** When it goes out, on the gateway's clock; null when it never does. */
	readonly dueAt: number | null;
	readonly outcome: NotificationOutcome;
}

export interface StoredNotification extends NotificationDraft {
	readonly id: number;
	readonly attempts: number;
}

export interface NotificationAttempt {
	readonly attempt: number;
	readonly at: number;
	readonly httpStatus: number | null;
	readonly answer: string | null;
	readonly error: string | null;
}

export interface NotificationTable {
	add(draft: NotificationDraft): number;
	find(id: number): StoredNotification | undefined;
	due(now: number, limit: number): StoredNotification[];
	record(
		notification: StoredNotification,
		attempt: NotificationAttempt,
		then: { outcome: NotificationOutcome; dueAt: number | null }
	): void;
	ofOrder(orderId: string): Array<StoredNotification & { tries: NotificationAttempt[] }>;
	countByOutcome(): Record<string, number>;
	countAttempts(): number;
	/** The clock went back by this many milliseconds: what waited a minute still waits a minute. */
	advance(milliseconds: number): void;
}

type Row = Record<string, SQLOutputValue>;

function numberOrNull(value: SQLOutputValue | undefined): number | null {
	return value === null || value === undefined ? null : Number(value);
}

function stored(row: Row): StoredNotification {
	return {
		id: Number(row['id']),
		shopId: String(row['shop_id']),
		orderId: String(row['order_id']),
		status: String(row['status']),
		body: row['body'] instanceof Uint8Array ? row['body'] : new Uint8Array(),
		composedAt: Number(row['composed_at']),
		dueAt: numberOrNull(row['due_at']),
		attempts: Number(row['attempts']),
		outcome: String(row['outcome']) as NotificationOutcome
	};
}

function attempted(row: Row): NotificationAttempt {
	return {
		attempt: Number(row['attempt']),
		at: Number(row['at']),
		httpStatus: numberOrNull(row['http_status']),
		answer: row['answer'] === null ? null : String(row['answer']),
		error: row['error'] === null ? null : String(row['error'])
	};
}

export function notificationTable(db: DatabaseSync): NotificationTable {
	const insert = db.prepare(`
		insert into notification (shop_id, order_id, status, body, composed_at, due_at, outcome)
		values (?, ?, ?, ?, ?, ?, ?)`);
	const find = db.prepare('select * from notification where id = ?');
	const due = db.prepare(`
		select * from notification where due_at is not null and due_at <= ? order by due_at, id limit ?`);
	const update = db.prepare(
		'update notification set attempts = ?, outcome = ?, due_at = ? where id = ?'
	);
	const insertAttempt = db.prepare(`
		insert into notification_attempt (notification_id, attempt, at, http_status, answer, error)
		values (?, ?, ?, ?, ?, ?)`);
	const ofOrder = db.prepare('select * from notification where order_id = ? order by id');
	const attemptsOf = db.prepare(
		'select * from notification_attempt where notification_id = ? order by attempt'
	);
	const outcomes = db.prepare('select outcome, count(*) as n from notification group by outcome');
	const attempts = db.prepare('select count(*) as n from notification_attempt');
	const shift = db.prepare('update notification set due_at = due_at - ? where due_at is not null');
	return {
		add({ shopId, orderId, status, body, composedAt, dueAt, outcome }) {
			const result = insert.run(shopId, orderId, status, body, composedAt, dueAt, outcome);
			return Number(result.lastInsertRowid);
		},
		find(id) {
			const row = find.get(id);
			return row ? stored(row) : undefined;
		},
		due: (now, limit) => due.all(now, limit).map(stored),
		record(notification, { attempt, at, httpStatus, answer, error }, then) {
			insertAttempt.run(notification.id, attempt, at, httpStatus, answer, error);
			update.run(attempt, then.outcome, then.dueAt, notification.id);
		},
		ofOrder: (orderId) =>
			ofOrder.all(orderId).map((row) => {
				const notification = stored(row);
				return { ...notification, tries: attemptsOf.all(notification.id).map(attempted) };
			}),
		countByOutcome: () =>
			Object.fromEntries(outcomes.all().map((row) => [String(row['outcome']), Number(row['n'])])),
		countAttempts: () => Number(attempts.get()?.['n'] ?? 0),
		advance: (milliseconds) => {
			shift.run(milliseconds);
		}
	};
}
