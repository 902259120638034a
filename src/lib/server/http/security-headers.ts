/** For every answer that is no rendered page; pages bring their own policy with a nonce. */
const CLOSED_POLICY =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
	'x-content-type-options': 'nosniff',
	// Same-origin requests keep the Origin header, which `no-referrer` would turn into "null".
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	'x-permitted-cross-domain-policies': 'none'
};

/** One year; sub-domains are other people's business. */
const HSTS = 'max-age=31536000';

/**
 * An answer with every security header on it. What is made for one caller is kept by nobody.
 *
 * @param secure served over https
 */
export function withSecurityHeaders(
	answer: Response,
	options: { secure: boolean; requestId: string }
): Response {
	// Headers of redirects and of fetched answers cannot be changed in place.
	const headers = new Headers(answer.headers);
	for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
	if (options.secure) headers.set('strict-transport-security', HSTS);
	if (!headers.has('content-security-policy'))
		headers.set('content-security-policy', CLOSED_POLICY);
	headers.set('cache-control', 'no-store');
	headers.set('x-request-id', options.requestId);
	return new Response(answer.body, {
		status: answer.status,
		statusText: answer.statusText,
		headers
	});
}
