import { join } from 'node:path';
import { runNode } from './child-process.ts';
import { makeTemporaryFolder, removeDataDir } from './temporary-folder.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const START_PATIENCE_MS = 60_000;

/** A production desk in a process of its own. */
export type Desk = {
	/** Origin, without a slash at the end. */
	readonly url: string;
	/** The simulated gateways and their `/control` doors; null without the demo. */
	readonly simulatorUrl: string | null;
	/** An API key with every scope; only the demo has it. */
	readonly apiKey: string;
	readonly dataDir: string;
	readonly pid: number;
	/** Start page and log so far. */
	output(): string;
	/** Sends the signal and waits for the end; exit code or name of the signal. */
	kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string>;
	/** Ends it in the orderly way and removes the data folder, unless the caller brought its own. */
	stop(): Promise<void>;
};

export type DeskOptions = {
	/** Absent: a temporary folder that `stop` removes. */
	readonly dataDir?: string;
	readonly env?: Readonly<Record<string, string>>;
};

/**
 * Starts `src/main.ts` from the current build on a free port and waits until it is ready. Settings of
 * the caller's own environment do not reach it; `options.env` does.
 */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
	const folder = options.dataDir === undefined ? await makeTemporaryFolder() : null;
	const dataDir = options.dataDir ?? folder?.path ?? '';
	const apiKey = options.env?.['DEMO_API_KEY'] ?? 'test-api-key-with-every-scope';
	const demo = options.env?.['DEMO'] !== 'off';
	const main = runNode(MAIN, {
		env: {
			...UNSET,
			PORT: '0',
			DATA_DIR: dataDir,
			LOG_LEVEL: 'warn',
			...(demo ? { DEMO_API_KEY: apiKey } : {}),
			...options.env
		}
	});
	const kill: Desk['kill'] = async (signal) => {
		main.child.kill(signal);
		return main.ended(15_000);
	};
	try {
		const [, url = ''] = await main.seen(/ Desk +(http:\/\/\S+)\//, START_PATIENCE_MS);
		await main.seen(/ Stop /, START_PATIENCE_MS);
		await untilReady(url);
		return {
			url,
			simulatorUrl: / Gateways +(http:\/\/\S+)/.exec(main.output())?.[1] ?? null,
			apiKey,
			dataDir,
			pid: main.child.pid ?? 0,
			output: main.output,
			kill,
			async stop() {
				await kill('SIGTERM');
				if (folder !== null) await removeDataDir(folder.path);
			}
		};
	} catch (error) {
		main.child.kill('SIGTERM');
		await main.ended(15_000);
		if (folder !== null) await removeDataDir(folder.path);
		throw error;
	}
}

/** An empty variable counts as absent. */
const UNSET = Object.fromEntries(
	[
		...['HOST', 'ORIGIN', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'SECRET_KEY', 'DEMO'],
		...['SIMULATOR_PORT', 'DEMO_API_KEY', 'GATEWAY_FINISH_SECONDS', 'INQUIRY_STALENESS_SECONDS'],
		...['SYNC_PACE', 'SYNC_SCHEDULE']
	].map((name) => [name, ''])
);

async function untilReady(url: string): Promise<void> {
	let last = '';
	for (let attempt = 0; attempt < 300; attempt += 1) {
		const response = await fetch(`${url}/readyz`);
		last = `${String(response.status)} ${await response.text()}`;
		if (response.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`/readyz never became ready: ${last}`);
}
