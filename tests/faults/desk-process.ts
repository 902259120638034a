/**
 * A desk that can be killed at any point: the product's use cases and loops behind a tiny HTTP door,
 * in a process of its own. The environment names the database, the arm and where to die.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { actOnOrder } from '../../src/lib/server/orders/act-on-order.ts';
import { OrderConflict, ActionRefused } from '../../src/lib/server/orders/refusals.ts';
import { rowOf } from '../../src/lib/server/orders/order-record.ts';
import { runOrderLoops } from '../../src/lib/server/orders/run-order-loops.ts';
import { recoverOperations } from '../../src/lib/server/orders/recover-operations.ts';
import { startLoop } from '../../src/lib/server/loop.ts';
import type { Checkpoint } from '../../src/lib/server/orders/use-case.ts';
import { openFaultContext } from './order-context.ts';

const { DATABASE_URL = '', ARM = 'product', DIE_AT = '', DIE_AFTER = '1' } = process.env;

let passes = 0;
/** SIGKILL leaves no chance to tidy up, like a power cut. */
function checkpoint(name: Checkpoint): void {
	if (name !== DIE_AT) return;
	passes += 1;
	if (passes >= Number(DIE_AFTER)) process.kill(process.pid, 'SIGKILL');
}

const context = await openFaultContext({ databaseUrl: DATABASE_URL, checkpoint });

if (ARM === 'no-inquiry') {
	// Deliberately broken: what lost its process is found, and nobody ever asks the gateway.
	startLoop('recovery', 200, () => recoverOperations(context.orders), context.orders.log);
} else {
	runOrderLoops(context.orders);
}

const server = createServer((request, response) => {
	void (async () => {
		const press = (await json(request)) as {
			id: string;
			shop: string;
			number: string;
			version: number;
		};
		const answer = await actOnOrder(context.orders, {
			...press,
			action: 'capture',
			actor: { kind: 'person', id: 'tester', name: '試験 太郎' },
			mayCancelCaptured: false
		}).then(
			({ order, operation }) => ({ row: rowOf(order), operation }),
			(error: unknown) => {
				if (error instanceof OrderConflict || error instanceof ActionRefused) {
					return { error: error.code, row: error.row };
				}
				return { error: error instanceof Error ? error.message : String(error) };
			}
		);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(answer));
	})();
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
