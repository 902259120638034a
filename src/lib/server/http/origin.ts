/** Methods that change nothing here, whoever's page caused them; their answers stay unreadable there. */
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The origin rule: where a cookie could authenticate, a state-changing request must say which page it
 * comes from, and that page must be ours. SvelteKit's own check looks at forms only and would let a
 * cross-site JSON request pass.
 *
 * @param allowed the exact values of Origin that are ours
 * @param mayBeAbsent true for a valid API key, which no other site can send, and for gateways
 */
export function isOriginAllowed(
	request: Pick<Request, 'method' | 'headers'>,
	allowed: ReadonlySet<string>,
	mayBeAbsent: boolean
): boolean {
	if (SAFE_METHODS.includes(request.method)) return true;
	const origin = request.headers.get('origin');
	return origin === null ? mayBeAbsent : allowed.has(origin);
}
