import { isDeepStrictEqual } from 'node:util';
import { systemOf } from '../../../src/lib/domain/methods/registry.ts';
import { reachableFrom } from '../../../src/lib/domain/methods/transitions.ts';
import type { OrderRecord } from '../../../src/lib/server/orders/order-record.ts';

/** One audit row that made a version. */
export interface AuditRow {
	version: number;
	event: string;
	changes: Record<string, [unknown, unknown]>;
}

/**
 * Where an order's history is not the story of the order: not exactly one row per version, an old
 * value that is not the last new one, a last value that the order does not have, or a state that no
 * transition of the method leads to.
 */
export function auditFaults(record: OrderRecord, rows: readonly AuditRow[]): string[] {
	const found: string[] = [];
	const tell = (what: string) => found.push(`${record.number}: ${what}`);
	rows.forEach((row, at) => {
		if (row.version !== at + 1) tell(`version ${row.version} is row ${at + 1}`);
	});
	if (rows.length !== record.version) tell(`${rows.length} rows for version ${record.version}`);

	const known = new Map<string, unknown>();
	for (const { changes, event } of rows) {
		for (const [column, [old, now]] of Object.entries(changes)) {
			const before = known.has(column) ? known.get(column) : old;
			if (!isDeepStrictEqual(before, old)) tell(`${event}: ${column} was not ${String(old)}`);
			known.set(column, now);
		}
		const state = changes['gatewayState'];
		const isDetached = event === 'changePaymentMethod:recorded';
		if (state && !isDetached && !isTransition(record, String(state[0]), String(state[1]))) {
			tell(`${event}: ${String(state[0])} → ${String(state[1])}`);
		}
	}
	for (const [column, value] of known) {
		const now: unknown = Reflect.get(record, column);
		if (!isDeepStrictEqual(value, now)) tell(`${column} is ${String(now)}, not ${String(value)}`);
	}
	return found;
}

/** Inquiries may miss states in between. */
function isTransition(record: OrderRecord, from: string, to: string): boolean {
	return reachableFrom(systemOf(record.system).transitions, from).has(to);
}
