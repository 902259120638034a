import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { CodedError, ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts';
import type { OrderRow } from '../../contract/order-row.ts';
import type { ShopSettings } from '../../contract/settings/shop-settings.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { SavedView } from '../../contract/views.ts';
import type { Verdict } from '../../domain/orders/verdict.ts';
import { inputError } from '../http/input-error.ts';
import { ActionRefused, AssigneeConflict, OrderConflict } from '../orders/refusals.ts';
import { SettingConflict } from '../shops/setting-conflict.ts';
import { TaskConflict } from '../tasks/task-conflict.ts';
import { ViewConflict } from '../views/view-conflict.ts';

/** What a failed call answers: the client reads `data` and fills the sentence of its own language. */
export interface ErrorShape {
	message: string;
	code: number;
	data: {
		code: ErrorCode;
		httpStatus: number;
		field: string | null;
		params: Readonly<Record<string, string | number>>;
		/** The order, work item, settings or view as they are now, where another person or a rule was in the way. */
		data:
			| { row: OrderRow; verdict?: Verdict }
			| { task: TaskRow }
			| { shop: ShopSettings }
			| { view: SavedView }
			| null;
		/** Only with INTERNAL: what the log line of this failure is called. */
		id: string | null;
	};
}

/** JSON-RPC's numbers, which tRPC's client requires and nobody else reads. */
const RPC_BAD_REQUEST = -32600;
const RPC_INTERNAL = -32603;

/** A coded error as the tRPC client is given it; `requestId` stands in the log of an unexpected one. */
export function codedShape(error: CodedError, requestId: string | null): ErrorShape {
	const unexpected = error.code === 'INTERNAL';
	return {
		message: error.code,
		code: unexpected ? RPC_INTERNAL : RPC_BAD_REQUEST,
		data: {
			code: error.code,
			httpStatus: ERROR_STATUS[error.code],
			field: error.field,
			params: error.params,
			data: dataOf(error),
			id: unexpected ? requestId : null
		}
	};
}

function dataOf(error: CodedError): ErrorShape['data']['data'] {
	if (error instanceof SettingConflict) return { shop: error.shop };
	if (error instanceof TaskConflict) return { task: error.task };
	if (error instanceof ViewConflict) return { view: error.view };
	if (error instanceof ActionRefused) return { row: error.row, verdict: error.verdict };
	const isConflict = error instanceof OrderConflict || error instanceof AssigneeConflict;
	return isConflict ? { row: error.row } : null;
}

/**
 * The coded error behind what tRPC caught; what nobody expected becomes INTERNAL.
 * @param input what the client sent to the procedure
 */
export function codedErrorOf(error: TRPCError, input: unknown): CodedError {
	if (error.cause instanceof CodedError) return error.cause;
	switch (error.code) {
		case 'BAD_REQUEST':
			return error.cause instanceof ZodError
				? inputError(error.cause, input)
				: new CodedError('BAD_JSON', { cause: error });
		case 'PARSE_ERROR':
			return new CodedError('BAD_JSON', { cause: error });
		case 'NOT_FOUND':
			return new CodedError('NOT_FOUND', { cause: error });
		case 'METHOD_NOT_SUPPORTED':
			return new CodedError('METHOD_NOT_ALLOWED', { cause: error });
		default:
			return new CodedError('INTERNAL', { cause: error });
	}
}
