import { CodedError } from '../../src/lib/contract/errors.ts';

/** The code that the work is refused with; tests compare it, so anything else names itself. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'not refused';
	} catch (error) {
		return error instanceof CodedError ? error.code : `not coded: ${String(error)}`;
	}
}
