import type {
	ClockSync,
	DownEvent,
	DownPayloads,
	Frame,
	PresenceFrame,
	Resync,
	SessionEnded,
	Snapshot
} from './stream.ts';

/**
 * What the browser checks before it believes a message: the outer shape by hand, because a schema
 * library costs more bytes than the whole client. Rows inside are written by the same build of the
 * server that this page's protocol version names.
 */
export const READS_DOWN: { [E in DownEvent]: (value: unknown) => DownPayloads[E] | null } = {
	'stream:frame': (value) =>
		isRecord(value) &&
		isText(value.from) &&
		isText(value.to) &&
		isRows(value.changes) &&
		isRuns(value.runs) &&
		isFigures(value.figures) &&
		isCount(value.pending)
			? (value as unknown as Frame)
			: null,
	'stream:snapshot': (value) =>
		isRecord(value) &&
		isText(value.at) &&
		isRows(value.rows) &&
		isRuns(value.runs) &&
		isFigures(value.figures)
			? (value as unknown as Snapshot)
			: null,
	'stream:resync': (value) =>
		isRecord(value) && isText(value.reason) ? (value as unknown as Resync) : null,
	'clock:sync': (value) =>
		isRecord(value) && isFinite(value.now) && isFinite(value.demoOffsetMs) && isFinite(value.readAt)
			? (value as unknown as ClockSync)
			: null,
	'presence:frame': (value) =>
		isRecord(value) &&
		typeof value.all === 'boolean' &&
		Array.isArray(value.orders) &&
		value.orders.every(
			(order) =>
				isRecord(order) &&
				isText(order.shop) &&
				isText(order.number) &&
				Array.isArray(order.people) &&
				order.people.every((person) => isRecord(person) && isText(person.id))
		)
			? (value as unknown as PresenceFrame)
			: null,
	'session:ended': (value) =>
		isRecord(value) && isText(value.reason) ? (value as unknown as SessionEnded) : null
};

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isFinite(value: unknown): value is number {
	return Number.isFinite(value);
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRows(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.every(
			(row) => isRecord(row) && isCount(row.id) && isCount(row.version) && isRecord(row.facts)
		)
	);
}

function isRuns(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		value.every((run) => isRecord(run) && isCount(run.id) && isCount(run.done) && isText(run.state))
	);
}

function isFigures(value: unknown): boolean {
	return (
		value === null ||
		(isRecord(value) &&
			isRecord(value.counts) &&
			Array.isArray(value.atRisk) &&
			isCount(value.alerts) &&
			isCount(value.tasks))
	);
}
