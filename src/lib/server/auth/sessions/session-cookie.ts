import { parseSetCookieHeader } from 'better-auth/cookies';

/** A cookie as SvelteKit's `cookies.set(name, value, options)` takes it. */
export interface SessionCookie {
	name: string;
	value: string;
	options: {
		path: string;
		httpOnly: boolean;
		secure: boolean;
		sameSite: 'lax' | 'strict';
		/** Seconds; 0 removes the cookie. */
		maxAge: number;
	};
}

/** The cookies that better-auth wants set, with every attribute spelled out. */
export function cookiesOf(headers: Headers): SessionCookie[] {
	return headers.getSetCookie().flatMap((line) =>
		[...parseSetCookieHeader(line)].map(([name, attributes]) => ({
			name,
			value: attributes.value,
			options: {
				path: '/',
				httpOnly: true,
				secure: attributes.secure === true,
				sameSite: 'lax' as const,
				maxAge: attributes['max-age'] ?? 0
			}
		}))
	);
}

/** Takes a cookie away. Browsers only replace a `__Secure-` cookie by a secure one. */
export function expired(name: string): SessionCookie {
	const secure = name.startsWith('__Secure-');
	return {
		name,
		value: '',
		options: { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge: 0 }
	};
}
