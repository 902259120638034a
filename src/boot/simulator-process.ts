import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../lib/server/log.ts';
import type { Settings } from '../lib/server/settings.ts';

const START_PATIENCE_MS = 15_000;
const STOP_PATIENCE_MS = 1000;
/** What the simulator may see of our environment: no secret of the desk is among it. */
const PASSED_ON = /^(PATH|TZ|LANG|LOG_LEVEL|NODE_.*|SIMULATOR_.*)$/;

const LISTENING = z.object({ type: z.literal('listening'), port: z.number().int() });
const REPLAYED = z.object({
	type: z.literal('replayed'),
	orders: z.number(),
	seconds: z.number()
});

type SimulatedSettings = Pick<Settings, 'dataDir' | 'gatewayFinishMs' | 'inquiryStalenessMs'> & {
	readonly demo: NonNullable<Settings['demo']>;
};

export type SimulatorProcess = {
	/** `http://127.0.0.1:<port>`; stays the same when the simulator is restarted after a crash. */
	readonly url: string;
	/** Told after every restart: the new process knows nothing of the desk yet. */
	onRestart(listener: () => void): void;
	stop(): Promise<void>;
};

/**
 * Runs the gateways' simulator as a process of its own. It ends with us (the IPC channel closes) and
 * is started again when it dies alone.
 */
export async function startSimulator(
	settings: SimulatedSettings,
	log: Logger
): Promise<SimulatorProcess> {
	let stopping = false;
	let onRestart: () => void = () => undefined;
	let child = forkSimulator(settings, settings.demo.simulatorPort);
	const port = await listeningPort(child);

	const watch = (current: ChildProcess): void => {
		current.on('message', (message) => {
			const replayed = REPLAYED.safeParse(message);
			if (!replayed.success) return;
			const { orders, seconds } = replayed.data;
			log.info({ orders, seconds }, 'the demo history is on the desk');
		});
		current.once('exit', (code, signal) => {
			if (stopping) return;
			log.error({ code, signal }, 'the simulator ended; starting it again');
			child = forkSimulator(settings, port);
			watch(child);
			listeningPort(child).then(onRestart, (err: unknown) => {
				log.error({ err }, 'the simulator did not come back');
			});
		});
	};
	watch(child);
	return {
		url: `http://127.0.0.1:${String(port)}`,
		onRestart(listener) {
			onRestart = listener;
		},
		async stop() {
			stopping = true;
			await stopChild(child);
		}
	};
}

function forkSimulator(settings: SimulatedSettings, port: number): ChildProcess {
	const environment = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => PASSED_ON.test(name))
	);
	return fork(join(import.meta.dirname, '../simulator/main.ts'), {
		env: {
			...environment,
			SIMULATOR_PORT: String(port),
			SIMULATOR_LEDGER: join(settings.dataDir, 'simulator.sqlite'),
			// The simulated gateways keep the promises that the desk relies on.
			SIMULATOR_FINISH_MS: String(Math.round(settings.gatewayFinishMs)),
			SIMULATOR_STALENESS_MS: String(Math.round(settings.inquiryStalenessMs))
		},
		// A group of its own: Ctrl-C in the terminal reaches only us, and we end it in our order.
		detached: true,
		// Its output goes where our log goes; standard output is for the start page.
		stdio: ['ignore', 2, 2, 'ipc']
	});
}

async function listeningPort(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			reject(new Error('the simulator did not say within 15 s that it listens'));
		}, START_PATIENCE_MS);
		const settle = (action: () => void): void => {
			clearTimeout(timer);
			action();
		};
		child.on('message', (message) => {
			const parsed = LISTENING.safeParse(message);
			if (parsed.success) {
				settle(() => {
					resolve(parsed.data.port);
				});
			}
		});
		child.once('error', (error) => {
			settle(() => {
				reject(error);
			});
		});
		child.once('exit', (code, signal) => {
			settle(() => {
				reject(new Error(`the simulator ended at start (${signal ?? `exit ${String(code)}`})`));
			});
		});
	});
}

async function stopChild(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = Promise.withResolvers<void>();
	child.once('exit', () => {
		gone.resolve();
	});
	if (child.connected) child.disconnect();
	const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
	await gone.promise;
	clearTimeout(timer);
}
