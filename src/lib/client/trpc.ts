import { httpBatchLink, TRPCClientError } from '@trpc/client';
import { createTRPCClient } from 'trpc-sveltekit';
import { ERROR_STATUS, type ErrorCode } from '../contract/errors.ts';
import type { OrderRow } from '../contract/order-row.ts';
import type { Refusal } from '../domain/orders/refusal.ts';
import type { AppRouter } from '../server/trpc/router.ts';

/**
 * The server's procedures, typed by its router; at the page's own origin. The link is given, because
 * without one trpc-sveltekit refuses to be loaded where pages are rendered on the server.
 */
export const server = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc' })] });

/** Why a call failed, as screens tell it. */
export interface Failure {
	/** Null: no answer came, so nobody knows what the server did. */
	code: ErrorCode | null;
	field: string | null;
	params: Readonly<Record<string, string | number>>;
	/** The order as it is now, where the answer brings it. */
	row: OrderRow | null;
	/** The rule that closes the action, where one does. */
	refusal?: Refusal | null;
	/** What the log line of an unexpected error is called. */
	id: string | null;
}

/** Reads a failed call. */
export function failureOf(error: unknown): Failure {
	const data: unknown = error instanceof TRPCClientError ? error.data : null;
	if (!isRecord(data) || typeof data.code !== 'string' || !Object.hasOwn(ERROR_STATUS, data.code))
		return { code: null, field: null, params: {}, row: null, refusal: null, id: null };
	const inner = isRecord(data.data) ? data.data : {};
	return {
		code: data.code as ErrorCode,
		field: typeof data.field === 'string' ? data.field : null,
		params: isRecord(data.params) ? (data.params as Failure['params']) : {},
		row: isRecord(inner.row) ? (inner.row as unknown as OrderRow) : null,
		refusal:
			isRecord(inner.verdict) && isRecord(inner.verdict.refusal)
				? (inner.verdict.refusal as unknown as Refusal)
				: null,
		id: typeof data.id === 'string' ? data.id : null
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
