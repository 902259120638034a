import type { TRPCError } from '@trpc/server';
import type { Logger } from '../log.ts';
import type { Context } from './context.ts';
import { codedErrorOf } from './error-shape.ts';

/**
 * For tRPC's `onError`: a line in the log for what nobody expected, under the id that the person is
 * shown. Refusals are answers, not failures. What was sent stays out: it may hold a secret.
 */
export function reportFailure(
	failure: { error: TRPCError; path: string | undefined; ctx: Context | undefined },
	log: Logger
): void {
	const { error, path, ctx } = failure;
	if (codedErrorOf(error, undefined).code !== 'INTERNAL') return;
	log.error({ err: error.cause ?? error, id: ctx?.requestId, procedure: path }, 'a call failed');
}
