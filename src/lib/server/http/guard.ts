import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { CodedError, type ErrorCode } from '../../contract/errors.ts';
import type { Application } from '../application.ts';
import type { Principal } from '../auth/principal.ts';
import { refusalOf } from './admit.ts';
import { isShut, type Shut } from './declared-access.ts';
import { type Door, findDoor, type RouteModules } from './doors.ts';
import { errorAnswer } from './error-answer.ts';
import { identify } from './identify.ts';
import { isLoopback } from './loopback.ts';
import { isOriginAllowed } from './origin.ts';
import { peerAddress } from './peer-address.ts';
import { refusePage, shownError } from './refuse-page.ts';
import { readRpcRequest, requireDecodableQuery, rpcRefusal } from './rpc-door.ts';
import { withSecurityHeaders } from './security-headers.ts';

/** What the hooks hand to the guard. */
export interface GuardOptions {
	app: Pick<Application, 'access' | 'log'>;
	/** `import.meta.glob` of every `+server.ts` and `+page.server.ts`. */
	modules: RouteModules;
	/** Values of Origin that are ours. */
	origins: readonly string[];
	newId: () => string;
}

/**
 * Stands before every route and procedure: finds out who is asking (`locals.principal`), lets in whom
 * the door's declaration lets in, and makes a coded answer of every refusal, and of every failure
 * behind a door for programs. Whatever is not declared is shut.
 */
export function createGuard({ app, modules, origins, newId }: GuardOptions): {
	handle: Handle;
	handleError: HandleServerError;
} {
	const allowed = new Set(origins);
	const secure = origins.every((origin) => origin.startsWith('https:'));
	/** Why SvelteKit is about to answer with an error: its answer no longer tells. */
	const failures = new WeakMap<App.Locals, CodedError>();

	return {
		async handle({ event, resolve }) {
			event.locals.requestId = newId();
			event.locals.principal = null;
			const door = await findDoor(modules, event);
			let answer: Response;
			try {
				await admit(door, event);
				answer = codedAnswer(door, event, await resolve(event));
			} catch (error) {
				answer = refuse(door, event, judge(error, event));
			}
			return withSecurityHeaders(answer, { secure, requestId: event.locals.requestId });
		},

		handleError({ error, event }) {
			const coded = judge(error, event);
			failures.set(event.locals, coded);
			return shownError(coded, event.locals.requestId);
		}
	};

	/** @throws CodedError when the door stays shut for this caller */
	async function admit({ kind, access }: Door, event: RequestEvent): Promise<void> {
		const { request } = event;
		if (kind !== 'page') requireDecodableQuery(event.url);
		if (isShut(access)) throw shutRefusal(access, event);
		const principal =
			access === 'gateway' ? null : await whoAsks(access === 'public' && kind !== 'rpc', request);
		event.locals.principal = principal;
		const mayBeAbsent = access === 'gateway' || principal?.kind === 'key';
		if (!isOriginAllowed(request, allowed, mayBeAbsent)) throw new CodedError('FORBIDDEN_ORIGIN');
		const loopback = isLoopback(request, peerAddress(event));
		const refusal = refusalOf(access, { principal, loopback });
		if (refusal !== null) throw refusal;
		if (kind === 'rpc') event.request = await readRpcRequest(request, event.url);
	}

	/** @param open the door does not care: a key that is no good is nobody's, not an error */
	async function whoAsks(open: boolean, request: Request): Promise<Principal | null> {
		return identify(app.access, request).catch((error: unknown) => {
			if (open && error instanceof CodedError) return null;
			throw error;
		});
	}

	function shutRefusal(shut: Shut, event: RequestEvent): CodedError {
		if (shut === 'no-such-method') return new CodedError('METHOD_NOT_ALLOWED');
		if (shut === 'no-such-form') return new CodedError('NOT_FOUND');
		const { method } = event.request;
		app.log.error({ route: event.route.id, method }, 'a door declares no access and stays shut');
		return new CodedError('FORBIDDEN');
	}

	/** What SvelteKit says to a program in its own words, said in ours. */
	function codedAnswer(door: Door, event: RequestEvent, answer: Response): Response {
		if (door.kind !== 'api') return answer;
		const failure = failures.get(event.locals);
		if (failure !== undefined) return refuse(door, event, failure);
		if (answer.status !== 405) return answer;
		const refused = refuse(door, event, new CodedError('METHOD_NOT_ALLOWED'));
		refused.headers.set('allow', answer.headers.get('allow') ?? '');
		return refused;
	}

	function refuse(door: Door, event: RequestEvent, refusal: CodedError): Response {
		const { requestId } = event.locals;
		if (door.kind === 'rpc') return rpcRefusal(refusal, requestId);
		const answer =
			door.kind === 'page'
				? refusePage(event, refusal)
				: errorAnswer(refusal, refusal.code === 'INTERNAL' ? requestId : null);
		if (refusal.code === 'METHOD_NOT_ALLOWED' && door.methods.length > 0)
			answer.headers.set('allow', door.methods.join(', '));
		return answer;
	}

	/** The coded error behind what was thrown; what nobody expected gets a line in the log. */
	function judge(error: unknown, event: RequestEvent): CodedError {
		const coded = codedError(error);
		if (coded.code === 'INTERNAL') {
			const { method } = event.request;
			const { requestId: id } = event.locals;
			app.log.error({ err: error, id, method, route: event.route.id }, 'a request failed');
		}
		return coded;
	}
}

/** SvelteKit's own errors carry nothing but a status. */
function codedError(error: unknown): CodedError {
	if (error instanceof CodedError) return error;
	const status: unknown =
		typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
	const code = typeof status === 'number' ? CODE_OF_STATUS[status] : undefined;
	return new CodedError(code ?? 'INTERNAL', { cause: error });
}

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
	// An address whose percent signs stand for no text.
	400: 'BAD_ENCODING',
	404: 'NOT_FOUND',
	405: 'METHOD_NOT_ALLOWED',
	413: 'BODY_TOO_LARGE',
	415: 'BAD_CONTENT_TYPE'
};
