import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { controlDoor } from './control/control-door.ts';
import type { SimulatorOptions } from './settings.ts';
import { openDemoShops, type DemoShopsLife } from './shop/demo-shops-life.ts';
import { openSimulation } from './simulation.ts';
import { paymentDoor } from './wire/payment-door.ts';

/** A simulator that listens. */
export interface RunningSimulator {
	readonly port: number;
	/** `http://127.0.0.1:<port>` */
	readonly url: string;
	/** Ends everything: open connections, waiting requests, buyers, and closes the ledger. */
	stop(): Promise<void>;
}

const API_PATH = /^\/payment\/([A-Za-z0-9]+)\.idPass$/;
/** How often time is looked at; a request always sees the exact state. */
const TICK_MS = 100;
const FASTEST_TICK_MS = 10;

function reportFailure(request: IncomingMessage, error: unknown): void {
	const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`simulator: ${request.method} ${request.url} failed: ${reason}\n`);
}

/** Starts the gateways and the demo shops, in this process, on the loopback interface. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
	const { simulation, listensOn, stop } = openSimulation(options);
	const { settings, ledger, clock, gateway, notifier } = simulation;
	const serveApi = paymentDoor(simulation);
	let shops: DemoShopsLife | undefined;
	const openedShops = (): DemoShopsLife =>
		(shops ??= openDemoShops(simulation, options.onReplayed ?? (() => undefined)));
	const serveControl = controlDoor(simulation, openedShops);

	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const api = API_PATH.exec(url.pathname)?.[1];
		if (api !== undefined) return serveApi(request, response, api);
		if (url.pathname.startsWith('/control/')) return serveControl(request, response, url);
		response.writeHead(404).end();
	};
	const server = createServer((request, response) => {
		serve(request, response).catch((error: unknown) => {
			if (simulation.stopping.aborted) response.destroy();
			else if (response.headersSent) response.destroy(error instanceof Error ? error : undefined);
			else response.writeHead(500).end();
			if (!simulation.stopping.aborted) reportFailure(request, error);
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(settings.port, '127.0.0.1', resolve);
	}).catch((error: unknown) => {
		ledger.close();
		throw error;
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : settings.port;
	listensOn(port);

	const tick = setInterval(
		() => {
			gateway.settle(clock.now(), false);
			notifier.deliverDue();
		},
		Math.max(FASTEST_TICK_MS, TICK_MS / settings.timeScale)
	);

	return {
		port,
		url: simulation.baseUrl(),
		async stop() {
			clearInterval(tick);
			stop();
			server.close();
			server.closeAllConnections();
			await shops?.stop();
			await notifier.idle();
			ledger.close();
		}
	};
}
