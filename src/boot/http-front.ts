import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../lib/server/log.ts';
import { StartError } from './start-error.ts';

/** Carries the protocol to SvelteKit's adapter, which would assume https; always overwritten here. */
export const PROTOCOL_HEADER = 'x-yoshin-protocol';

/** The handler that `vite build` writes. */
export type AppHandler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => unknown;

export type HttpFront = {
	readonly server: Server;
	readonly port: number;
	/** From now on requests go to the application; before, they are answered 503. */
	serve(handler: AppHandler): void;
	/** Takes no new requests, lets running ones finish within the grace, then cuts what is left. */
	close(graceMs: number): Promise<void>;
};

/**
 * Listens before anything else is started: an occupied port is noticed at once, and whoever asks
 * early gets a clear "not ready" instead of a refused connection. The request listener stands before
 * the application attaches Socket.IO, which only wraps listeners that it finds.
 */
export async function openHttpFront(
	options: { readonly host: string; readonly port: number },
	log: Logger
): Promise<HttpFront> {
	let handler: AppHandler | undefined;
	let pending = 0;
	let onIdle: (() => void) | undefined;

	const server = createServer((request, response) => {
		pending += 1;
		response.once('close', () => {
			pending -= 1;
			if (pending === 0) onIdle?.();
		});
		if (handler === undefined) {
			refuse(response, 503, 'NOT_READY');
			return;
		}
		request.headers[PROTOCOL_HEADER] = 'http';
		// Static files never pass the application's guard, which sets these on everything else.
		response.setHeader('x-content-type-options', 'nosniff');
		response.setHeader('cross-origin-resource-policy', 'same-origin');
		answer(handler, request, response, log);
	});
	await listen(server, options);
	const address = server.address();
	return {
		server,
		port: address !== null && typeof address === 'object' ? address.port : options.port,
		serve(next) {
			handler = next;
		},
		async close(graceMs) {
			server.close();
			server.closeIdleConnections();
			if (pending > 0) {
				const idle = Promise.withResolvers<void>();
				onIdle = idle.resolve;
				const timer = setTimeout(idle.resolve, graceMs);
				await idle.promise;
				clearTimeout(timer);
			}
			server.closeAllConnections();
		}
	};
}

function answer(
	handler: AppHandler,
	request: IncomingMessage,
	response: ServerResponse,
	log: Logger
): void {
	const fail = (err: unknown): void => {
		log.error({ err, method: request.method, path: request.url }, 'request failed');
		if (response.headersSent) response.destroy();
		else refuse(response, 500, 'INTERNAL');
	};
	try {
		const answered = handler(request, response, () => {
			refuse(response, 404, 'NOT_FOUND');
		});
		Promise.resolve(answered).catch(fail);
	} catch (err) {
		fail(err);
	}
}

const SENTENCES = {
	NOT_READY: { ja: '起動中です。', en: 'Starting.' },
	NOT_FOUND: { ja: '見つかりません。', en: 'Not found.' },
	INTERNAL: { ja: '内部エラーです。', en: 'Internal error.' }
};

function refuse(response: ServerResponse, status: number, code: keyof typeof SENTENCES): void {
	response.writeHead(status, {
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'no-store',
		...(status === 503 ? { 'retry-after': '1' } : {})
	});
	response.end(JSON.stringify({ error: { code, message: SENTENCES[code] } }));
}

async function listen(server: Server, at: { host: string; port: number }): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(new StartError(listenProblem(error, at), { cause: error }));
		});
		server.listen(at.port, at.host, resolve);
	});
}

function listenProblem(error: NodeJS.ErrnoException, at: { host: string; port: number }): string {
	const where = `${at.host}:${String(at.port)}`;
	if (error.code === 'EADDRINUSE') {
		return (
			`PORT: ${where} is in use, perhaps by another Yoshin. Stop that program, ` +
			'or set PORT to a free port.'
		);
	}
	if (error.code === 'EACCES') return `PORT: this user may not listen on ${where}.`;
	return `HOST: cannot listen on ${where} (${error.message}).`;
}
