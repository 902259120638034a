/**
 * A desk that can be killed at any point: the product's use cases and loops behind a tiny HTTP door,
 * in a process of its own. It loads everything and then waits to be told to begin, so that the next
 * one stands ready while this one is killed.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { receiveResultNotification } from '../../src/lib/server/notifications/receive-result-notification.ts';
import { actOnOrder } from '../../src/lib/server/orders/act-on-order.ts';
import type { Demand } from '../../src/lib/server/orders/action-request.ts';
import { askGateway } from '../../src/lib/server/orders/ask-gateway.ts';
import { rowOf } from '../../src/lib/server/orders/order-record.ts';
import { receiveOrders } from '../../src/lib/server/orders/receive-orders.ts';
import { ActionRefused, OrderConflict } from '../../src/lib/server/orders/refusals.ts';
import { runOrderLoops } from '../../src/lib/server/orders/run-order-loops.ts';
import type { Checkpoint } from '../../src/lib/server/orders/use-case.ts';
import { armed, runArm, type Arm } from './arms.ts';
import { openFaultContext } from './order-context.ts';

const { DATABASE_URL = '', ARM = 'product' } = process.env;
const arm = ARM as Arm;

/** Where to die, and at which passing of it. */
const begin = await new Promise<{ dieAt: string; dieAfter: number }>((resolve) => {
	process.once('message', resolve);
	process.send?.({ ready: true });
});

let passes = 0;
/** SIGKILL leaves no chance to tidy up, like a power cut. */
function checkpoint(name: Checkpoint): void {
	if (name !== begin.dieAt) return;
	passes += 1;
	if (passes >= begin.dieAfter) process.kill(process.pid, 'SIGKILL');
}

const context = await openFaultContext({ databaseUrl: DATABASE_URL, checkpoint });
const desk = armed(arm, context.orders);
runOrderLoops(desk);
runArm(arm, desk);

type Press = Demand & { id: string; shop: string; number: string; version: number };

const PERSON = { kind: 'person', id: 'tester', name: '試験 太郎' } as const;

async function press(body: Press): Promise<unknown> {
	try {
		const request = { ...body, actor: PERSON, mayCancelCaptured: true };
		const { order, operation } = await actOnOrder(desk, request);
		return { row: rowOf(order), operation };
	} catch (error) {
		return refusalOf(error);
	}
}

async function inquire(name: { shop: string; number: string }): Promise<unknown> {
	try {
		const order = await askGateway(desk, name, PERSON);
		return { row: order && rowOf(order) };
	} catch (error) {
		return refusalOf(error);
	}
}

function refusalOf(error: unknown): unknown {
	if (error instanceof ActionRefused) {
		return { error: error.verdict.refusal?.code ?? error.code, row: error.row };
	}
	if (error instanceof OrderConflict) return { error: error.code, row: error.row };
	return { error: error instanceof Error ? error.message : String(error) };
}

async function receive(bodies: unknown[]): Promise<unknown> {
	const shop = { kind: 'shop', id: 'tester', name: '試験' } as const;
	const receipts = await receiveOrders(desk, bodies, shop);
	return { received: receipts.filter((receipt) => receipt.ok).length };
}

/** What each path answers; a notification's answer is the gateway's own `0`. */
async function answer(request: IncomingMessage): Promise<string> {
	switch (request.url) {
		case '/notify/gmo-pg':
			await receiveResultNotification(desk, await buffer(request));
			return '0';
		case '/receive':
			return JSON.stringify(await receive((await json(request)) as unknown[]));
		case '/inquire':
			return JSON.stringify(await inquire((await json(request)) as Press));
		default:
			return JSON.stringify(await press((await json(request)) as Press));
	}
}

const server = createServer((request, response) => {
	answer(request).then(
		(body) => response.end(body),
		(error: unknown) => response.writeHead(500).end(String(error))
	);
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
