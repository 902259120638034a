import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import { CodedError, ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts';

/** What a form says when it was refused; what the person had typed stays in it. */
export interface FormFailure {
	code: ErrorCode;
	field: string | null;
	params: Readonly<Record<string, string | number>>;
	/** Never a password. */
	kept: Readonly<Record<string, string>>;
}

/**
 * Runs a form's work and turns a refusal into SvelteKit's failure. Anything else passes: redirects,
 * and what nobody expected.
 *
 * @param kept is asked after the work, when the fields have been read
 */
export async function failing<T>(
	event: RequestEvent,
	work: () => Promise<T>,
	kept: () => Readonly<Record<string, string>>
): Promise<T | ActionFailure<FormFailure>> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof CodedError)) throw error;
		const { code, field, params } = error;
		if (code === 'TOO_MANY_REQUESTS' && params.seconds !== undefined)
			event.setHeaders({ 'retry-after': String(params.seconds) });
		return fail(ERROR_STATUS[code], { code, field, params, kept: kept() });
	}
}
