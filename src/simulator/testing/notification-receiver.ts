import { createServer } from 'node:http';
import { pairsOf } from './simulator-bench.ts';

/** Stands where the desk would: receives notifications and orders. */
export interface Receiver {
	readonly url: string;
	readonly notifications: Array<Record<string, string>>;
	/** Raw bodies of the notifications, as Latin-1. */
	readonly bodies: string[];
	/** One entry per `POST /api/v1/orders`. */
	readonly batches: Array<Array<Record<string, unknown>>>;
	/** What the next answers are; when it is empty, everything is accepted. */
	readonly answers: ReceiverAnswer[];
	readonly headers: Array<Record<string, unknown>>;
	stop(): Promise<void>;
}

export interface ReceiverAnswer {
	readonly status?: number;
	readonly body?: string;
	readonly delayMs?: number;
	readonly headers?: Record<string, string>;
}

export async function startReceiver(): Promise<Receiver> {
	const receiver = {
		notifications: [] as Array<Record<string, string>>,
		bodies: [] as string[],
		batches: [] as Array<Array<Record<string, unknown>>>,
		answers: [] as ReceiverAnswer[],
		headers: [] as Array<Record<string, unknown>>
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const bytes = Buffer.concat(chunks);
			let usual: string;
			receiver.headers.push({ ...request.headers });
			if (request.url === '/notify/gmo-pg') {
				receiver.bodies.push(bytes.toString('latin1'));
				receiver.notifications.push(pairsOf(bytes.toString('latin1')));
				usual = '0';
			} else {
				const orders = JSON.parse(bytes.toString('utf8')) as Array<Record<string, unknown>>;
				receiver.batches.push(orders);
				usual = JSON.stringify(orders.map(() => ({ version: 1, result: 'created' })));
			}
			const {
				status = 200,
				body = usual,
				delayMs = 0,
				headers = {}
			} = receiver.answers.shift() ?? {};
			setTimeout(() => response.writeHead(status, headers).end(body), delayMs);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		...receiver,
		url: `http://127.0.0.1:${port}`,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** Waits until the condition holds. @throws Error after ten seconds without it */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
	for (let waited = 0; waited < 2000; waited += 1) {
		if (await condition()) return;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error(`never: ${condition.toString()}`);
}
