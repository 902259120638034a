import { CodedError } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { Verdict } from '../../domain/orders/verdict.ts';

/** Somebody else was first: `row` is the order as it stands now. */
export class OrderConflict extends CodedError {
	readonly row: OrderRow;

	constructor(
		code: 'VERSION_CONFLICT' | 'OPERATION_UNDER_WAY',
		row: OrderRow,
		/**
		 * Who was first ('' where nobody is known by name), what they did, as the history calls it, and
		 * when (epoch ms).
		 */
		first: { actor: string; event: string; at: number }
	) {
		super(code, { params: first });
		this.row = row;
	}
}

/** The order has gone to somebody else since the person looked: `row` is it as it stands now. */
export class AssigneeConflict extends CodedError {
	readonly row: OrderRow;

	constructor(row: OrderRow) {
		super('ASSIGNEE_CONFLICT', { params: { assignee: row.assignee?.name ?? '' } });
		this.row = row;
	}
}

/** A rule closes the action; the verdict carries its code, source and opening time. */
export class ActionRefused extends CodedError {
	readonly verdict: Verdict;
	readonly row: OrderRow;

	constructor(verdict: Verdict, row: OrderRow) {
		super('ACTION_REFUSED', { params: { refusal: verdict.refusal?.code ?? '' } });
		this.verdict = verdict;
		this.row = row;
	}
}
