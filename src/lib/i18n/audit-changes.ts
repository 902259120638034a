import { mentionsIn, type AuditLine } from '../contract/audit.ts';
import { readableNote } from '../contract/notes.ts';
import { exactInstant } from './format/instant.ts';
import { yen } from './format/yen.ts';
import type { Text } from './text.ts';

/** One value that changed, in words. */
export interface AuditChange {
	/** Its name in the record, with its place in it: `content.lines[0].quantity`. */
	field: string;
	name: string;
	/** Empty: there was none. */
	before: string;
	after: string;
}

/** What a change is told by. */
type Line = Pick<AuditLine, 'changes' | 'order' | 'detail'>;
type Words = Pick<Text, 'audit' | 'words' | 'time'>;

const MONEY = new Set(['amount', 'localAmount', 'couponThreshold']);
/** Said by a name beside them. */
const SAID_BESIDE: Readonly<Record<string, string>> = { assigneeId: 'assigneeName' };

/** Every value that a line changed, whole; a structure is told by its parts that differ. */
export function auditChanges(t: Words, line: Line): AuditChange[] {
	return Object.entries(line.changes).flatMap(([field, [before, after]]) => {
		const beside = SAID_BESIDE[field];
		if (beside !== undefined && beside in line.changes) return [];
		const name = t.audit.field[field] ?? field;
		return [...leaves(before, after)].map(({ path, before, after }) => ({
			field: field + path,
			name: name + path,
			before: valueText(t, line, field, before),
			after: valueText(t, line, field, after)
		}));
	});
}

/** The parts of two values that differ. */
function* leaves(
	before: unknown,
	after: unknown,
	path = ''
): Generator<{ path: string; before: unknown; after: unknown }> {
	const [one, other] = [partsOf(before), partsOf(after)];
	if (one === null || other === null) {
		if (JSON.stringify(before) !== JSON.stringify(after)) yield { path, before, after };
		return;
	}
	const isList = Array.isArray(before);
	for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
		yield* leaves(one[key], other[key], path + (isList ? `[${key}]` : `.${key}`));
}

/** A structure's parts; null: it is none. */
function partsOf(value: unknown): Readonly<Record<string, unknown>> | null {
	return typeof value === 'object' && value !== null ? { ...value } : null;
}

function valueText(
	{ words, audit, time }: Words,
	{ order, detail }: Line,
	field: string,
	value: unknown
): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? audit.yes : audit.no;
	if (typeof value === 'number') {
		if (MONEY.has(field)) return yen(value);
		const isInstant = /At$|^expiryOverride$/.test(field);
		return isInstant ? exactInstant(value, time.dates) : String(value);
	}
	if (typeof value !== 'string') return JSON.stringify(value);
	if (field === 'note') return readableNote(value, mentionsIn(detail));
	const states: Readonly<Record<string, Readonly<Record<string, string>>>> = words.gatewayState;
	const known: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
		gatewayState: states[order?.system ?? ''],
		paymentStatus: words.paymentStatus,
		deliveryStatus: words.deliveryStatus,
		operationAction: words.action,
		system: words.system,
		role: words.role
	};
	return known[field]?.[value] ?? value;
}
