import type { RequestEvent } from '@sveltejs/kit';
import { type CodedError, ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts';
import { errorSentence } from '../../i18n/errors/index.ts';

/** The page stands alone: its style is a static file, and nothing else may load. */
const POLICY =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * A person's request refused, before any page is rendered: whoever is not signed in goes to the
 * sign-in and comes back; anybody else reads why. SvelteKit's own requests (data of a page, a form
 * sent by script) get the same in the forms that its client understands.
 */
export function refusePage(event: RequestEvent, refusal: CodedError): Response {
	const status = ERROR_STATUS[refusal.code];
	const byScript = event.request.headers.get('accept')?.includes('application/json') ?? false;
	const isForm = event.request.method === 'POST';
	if (refusal.code === 'UNAUTHENTICATED') {
		const location = signInPath(event);
		if (isForm && byScript) return Response.json({ type: 'redirect', status: 303, location });
		return new Response(null, { status: 303, headers: { location } });
	}
	// The page's own error screen finds the sentence by the code.
	const error = shownError(refusal, event.locals.requestId);
	if (isForm && byScript) return Response.json({ type: 'error', status, error }, { status });
	if (event.isDataRequest || byScript) return Response.json(error, { status });
	const sentence = errorSentence(event.locals.locale, refusal.code, refusal);
	return new Response(document(event.locals.locale, sentence, refusal, event.locals.requestId), {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
	});
}

/** What SvelteKit calls the page's error: the code, and with INTERNAL the id of its log line. */
export function shownError(
	{ code }: CodedError,
	requestId: string
): { message: ErrorCode; id?: string } {
	return code === 'INTERNAL' ? { message: code, id: requestId } : { message: code };
}

/** A form's address is no page to come back to with its query. */
function signInPath({ request, url }: RequestEvent): string {
	const back = request.method === 'POST' ? url.pathname : url.pathname + url.search;
	return back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`;
}

function document(
	locale: 'ja' | 'en',
	sentence: string,
	{ code }: CodedError,
	requestId: string
): string {
	const [product, back] =
		locale === 'ja' ? ['与信デスク', 'デスクへ戻る'] : ['Yoshin', 'Back to the desk'];
	const detail = code === 'INTERNAL' ? `${code} · ${requestId}` : code;
	return `<!doctype html>
<html lang="${locale}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		<title>${product}</title>
		<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
		<link rel="stylesheet" href="/plain-page.css" />
	</head>
	<body>
		<main>
			<p class="product">${product}</p>
			<h1>${sentence}</h1>
			<p class="detail">${detail}</p>
			<p><a href="/">${back}</a></p>
		</main>
	</body>
</html>
`;
}
