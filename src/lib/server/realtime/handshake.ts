import type { IncomingMessage } from 'node:http';
import { CodedError, type ErrorCode } from '../../contract/errors.ts';
import type { Principal } from '../auth/principal.ts';
import type { Logger } from '../log.ts';

export interface HandshakeChecks {
	/** Who the session cookie of the upgrade request belongs to. */
	authenticate: (request: IncomingMessage) => Promise<Principal | null>;
	/** Who an API key belongs to. */
	authenticateKey: (key: string) => Promise<Principal | null>;
	/** Exact values of the Origin header, `http://localhost:3000`. */
	allowedOrigins: readonly string[];
}

/** What the connection step of a socket is refused with; the client reads `data.code`. */
export class HandshakeError extends Error {
	readonly data: { readonly code: ErrorCode };
	constructor(code: ErrorCode) {
		super(code);
		this.data = { code };
	}
}

/** No key of ours is longer. */
const MAX_KEY_LENGTH = 512;

/**
 * Decides who a socket is. A browser always sends an Origin with an upgrade, whichever page opens it, so
 * a cookie counts only together with an allowed one; programs send none and show an API key.
 */
export function createHandshake(checks: HandshakeChecks, log: Logger) {
	const admitted = new WeakMap<IncomingMessage, Principal | null>();

	return {
		/** For the upgrade request: checks the origin, reads the cookie. @returns why it is refused */
		async admit(request: IncomingMessage): Promise<CodedError | null> {
			const { origin } = request.headers;
			if (origin !== undefined && !checks.allowedOrigins.includes(origin))
				return new CodedError('FORBIDDEN_ORIGIN');
			try {
				const principal = origin === undefined ? null : await checks.authenticate(request);
				admitted.set(request, principal);
				return null;
			} catch (err) {
				log.error({ err }, 'a socket cannot be authenticated');
				return new CodedError('NOT_READY');
			}
		},

		/**
		 * For the connection step, which brings `auth`.
		 * @throws HandshakeError
		 */
		async identify(request: IncomingMessage, auth: unknown): Promise<Principal> {
			const key = keyOf(auth);
			if (key === undefined) {
				const principal = admitted.get(request) ?? null;
				if (principal === null) throw new HandshakeError('UNAUTHENTICATED');
				return principal;
			}
			if (typeof key !== 'string' || key.length > MAX_KEY_LENGTH)
				throw new HandshakeError('UNAUTHENTICATED');
			const principal = await authenticateKey(key);
			if (principal === null) throw new HandshakeError('UNAUTHENTICATED');
			return principal;
		}
	};

	async function authenticateKey(key: string): Promise<Principal | null> {
		try {
			return await checks.authenticateKey(key);
		} catch (err) {
			if (err instanceof CodedError) throw new HandshakeError(err.code);
			log.error({ err }, 'the key of a socket cannot be checked');
			throw new HandshakeError('NOT_READY');
		}
	}
}

function keyOf(auth: unknown): unknown {
	return typeof auth === 'object' && auth !== null && 'apiKey' in auth ? auth.apiKey : undefined;
}
