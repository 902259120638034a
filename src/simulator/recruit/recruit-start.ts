import type { Transaction } from './transaction.ts';

/** What the browser's call of the processing-start page did. */
export type StartOutcome = { readonly next: Transaction } | { readonly errInfo: string };

/**
 * 処理手順開始IF: the buyer's browser posts AccessID and Token. It may be called once more by a
 * buyer who goes back; after the limit, or when the buyer has decided, the page is closed.
 */
export function startAuthentication(
	transaction: Transaction,
	token: string | undefined,
	now: number
): StartOutcome {
	if (!token || transaction.execution?.token !== token) return { errInfo: 'M01074090' };
	if (transaction.state === 'AUTHPROCESS') return { next: transaction };
	if (transaction.state === 'EXPIRED') return { errInfo: 'M01074091' };
	if (transaction.state !== 'REQSUCCESS') return { errInfo: 'M01054004' };
	return { next: { ...transaction, state: 'AUTHPROCESS', processedAt: now } };
}
