import type { RequestEvent } from '@sveltejs/kit';
import type { AccessContext } from '../auth/access-context.ts';
import type { Caller } from '../auth/sessions/caller.ts';
import type { SessionCookie } from '../auth/sessions/session-cookie.ts';
import { signOut } from '../auth/sessions/sign-out.ts';

/** Where a sign-in comes from: a proxy's word counts only where the adapter was told to trust it. */
export function callerOf(event: RequestEvent): Caller {
	return {
		address: event.getClientAddress(),
		userAgent: event.request.headers.get('user-agent')
	};
}

/** Gives the browser its new session; the one that it had is over. */
export async function enter(
	access: AccessContext,
	event: RequestEvent,
	cookies: readonly SessionCookie[]
): Promise<void> {
	const { principal } = event.locals;
	if (principal?.kind === 'person') await signOut(access, principal);
	setCookies(event, cookies);
}

/** Ends the browser's session. */
export async function leave(access: AccessContext, event: RequestEvent): Promise<void> {
	const { principal } = event.locals;
	if (principal?.kind === 'person') setCookies(event, await signOut(access, principal));
}

function setCookies(event: RequestEvent, cookies: readonly SessionCookie[]): void {
	for (const { name, value, options } of cookies) event.cookies.set(name, value, options);
}
