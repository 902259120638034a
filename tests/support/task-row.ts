import type { TaskRow } from '../../src/lib/contract/tasks.ts';

/** A work item that nobody has, about the current payment of its order. */
export function taskRow(differing: Partial<TaskRow> = {}): TaskRow {
	const id = differing.id ?? 1;
	return {
		id,
		version: 1,
		kind: 'cancel_at_console',
		createdAt: 0,
		dueAt: null,
		owner: null,
		closed: null,
		order: {
			id: 100 + id,
			shop: 'main',
			number: `MS-${id}`,
			buyerName: '髙橋 美咲',
			amount: 4_980,
			system: 'recruit',
			paymentStatus: 'cancelled'
		},
		payment: { id: `MS-${id}-1`, isCurrent: true, state: 'AUTH', confirmedAt: 0 },
		consoleUrl: null,
		...differing
	};
}
