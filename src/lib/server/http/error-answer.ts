import { type CodedError, ERROR_STATUS } from '../../contract/errors.ts';
import { errorMessage } from '../../i18n/errors/index.ts';

/**
 * The answer of every REST door to what it refuses:
 * `{ error: { code, message: { ja, en }, field } }` with the status of the code.
 *
 * @param id with INTERNAL: what the log line of the failure is called
 */
export function errorAnswer(error: CodedError, id: string | null = null): Response {
	return Response.json(
		{
			error: {
				code: error.code,
				message: errorMessage(error),
				field: error.field,
				...(id === null ? {} : { id })
			}
		},
		{ status: ERROR_STATUS[error.code], headers: headersOf(error) }
	);
}

function headersOf(error: CodedError): Record<string, string> {
	const headers: Record<string, string> = { 'cache-control': 'no-store' };
	if (error.code === 'UNAUTHENTICATED') headers['www-authenticate'] = 'Bearer realm="Yoshin"';
	if (error.code === 'TOO_MANY_REQUESTS' && typeof error.params.seconds === 'number')
		headers['retry-after'] = String(error.params.seconds);
	return headers;
}
