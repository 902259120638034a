import { CALLER_ADDRESS } from '../better-auth.ts';

/** Where a sign-in comes from: the socket's address, or a trusted proxy's word for it. */
export interface Caller {
	address: string;
	userAgent: string | null;
}

/** What better-auth gets to know of a request: nothing that its sender could use against it. */
export function callerHeaders(caller: Caller): Headers {
	const headers = new Headers({ [CALLER_ADDRESS]: caller.address });
	if (caller.userAgent !== null) headers.set('user-agent', caller.userAgent.slice(0, 400));
	return headers;
}
