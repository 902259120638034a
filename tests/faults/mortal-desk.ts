import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkpoint } from '../../src/lib/server/orders/use-case.ts';
import type { Random } from '../support/random.ts';

/** `no-inquiry` is broken on purpose: it must fail what the product passes. */
export type Arm = 'product' | 'no-inquiry';

const PROCESS = join(import.meta.dirname, 'desk-process.ts');

/** A desk process that is started again whenever it dies, with the next place to die at. */
export class MortalDesk {
	/** How often a process died by itself, by checkpoint. */
	readonly diedAt: Partial<Record<Checkpoint, number>> = {};
	randomKills = 0;
	#child: ChildProcess | null = null;
	#port = 0;
	#ended = false;
	readonly #places: Checkpoint[];
	readonly #options: { databaseUrl: string; arm: Arm; random: Random };

	constructor(
		options: { databaseUrl: string; arm: Arm; random: Random },
		places: readonly Checkpoint[]
	) {
		this.#options = options;
		this.#places = [...places];
		this.#start();
	}

	get isUp(): boolean {
		return this.#port !== 0;
	}

	/** Checkpoints at which no process has died yet. */
	get placesLeft(): number {
		return this.#places.length;
	}

	get kills(): number {
		return this.randomKills + Object.values(this.diedAt).reduce((sum, n) => sum + n, 0);
	}

	/** What the desk answers; null when it died before it could. */
	async ask(path: string, body: unknown): Promise<Record<string, unknown> | null> {
		if (!this.isUp) {
			await sleep(20);
			return null;
		}
		try {
			const answer = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
				method: 'POST',
				body: JSON.stringify(body),
				signal: AbortSignal.timeout(10_000)
			});
			return (await answer.json()) as Record<string, unknown>;
		} catch {
			await sleep(20);
			return null;
		}
	}

	/** Kills the process now, if it is up. */
	killNow(): void {
		if (this.isUp && this.#child?.kill('SIGKILL')) this.randomKills += 1;
	}

	async end(): Promise<void> {
		this.#ended = true;
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const closed = new Promise((resolve) => child.once('close', resolve));
		child.kill('SIGKILL');
		await closed;
	}

	#start(): void {
		const [place] = this.#places;
		const { databaseUrl, arm, random } = this.#options;
		let wasKilled = false;
		const child = fork(PROCESS, {
			env: {
				...process.env,
				DATABASE_URL: databaseUrl,
				ARM: arm,
				DIE_AT: place ?? '',
				DIE_AFTER: String(place === 'recovery:marked-unknown' ? 1 : random.between(1, 4))
			},
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		const kill = child.kill.bind(child);
		child.kill = (signal) => {
			wasKilled = true;
			return kill(signal);
		};
		child.on('message', (message: { port: number }) => {
			this.#port = message.port;
		});
		child.once('close', () => {
			this.#port = 0;
			if (!wasKilled && place !== undefined) {
				this.diedAt[place] = (this.diedAt[place] ?? 0) + 1;
				this.#places.shift();
			}
			if (!this.#ended) this.#start();
		});
		this.#child = child;
	}
}
