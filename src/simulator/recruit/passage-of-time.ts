import type { EffectKind, Transaction } from './transaction.ts';

/** What time alone did to a transaction. */
export interface Passage {
	readonly transaction: Transaction;
	readonly effect?: EffectKind;
	/** A refused immediate sale sends no notification: only an inquiry finds it [001 §4-10]. */
	readonly silent: boolean;
}

/** The next instant at which time alone changes the transaction, or null. */
export function dueAt(transaction: Transaction): number | null {
	switch (transaction.state) {
		case 'REQSUCCESS':
		case 'AUTHPROCESS':
			return transaction.execution?.limitAt ?? null;
		case 'AUTH':
			return transaction.expiresAt;
		case 'CAPTURE_ACCEPTED':
		case 'RETURN':
			return transaction.finalAt;
		default:
			return null;
	}
}

function confirmCapture(transaction: Transaction, at: number): Passage {
	const settled = { ...transaction, processedAt: at, finalAt: null };
	if (transaction.captureWillFail) {
		return {
			transaction: { ...settled, state: 'PAYFAIL', failure: 'RC1000009' },
			silent: true
		};
	}
	return {
		transaction: { ...settled, state: 'CAPTURE', capturedAt: at, capturedAs: 'CAPTURE' },
		effect: 'CAPTURE',
		silent: false
	};
}

function finishChange(transaction: Transaction, at: number): Passage {
	return {
		transaction: {
			...transaction,
			state: transaction.capturedAs ?? 'SALES',
			charge: transaction.pendingCharge ?? transaction.charge,
			pendingCharge: null,
			finalAt: null,
			processedAt: at
		},
		effect: 'CHANGE',
		silent: false
	};
}

/**
 * What has become of the transaction by `now`, or undefined when time changed nothing. Deadlines
 * are half-open: at the deadline itself it is too late. ProcessDate is the deadline, not `now`.
 */
export function letTimePass(transaction: Transaction, now: number): Passage | undefined {
	const at = dueAt(transaction);
	if (at === null || now < at) return undefined;
	switch (transaction.state) {
		case 'CAPTURE_ACCEPTED':
			return confirmCapture(transaction, at);
		case 'RETURN':
			return finishChange(transaction, at);
		case 'AUTH':
			return {
				transaction: { ...transaction, state: 'AUTO_CANCELLED', processedAt: at },
				silent: false
			};
		default:
			return { transaction: { ...transaction, state: 'EXPIRED', processedAt: at }, silent: false };
	}
}
