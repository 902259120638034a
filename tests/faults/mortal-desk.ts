import { fork, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkpoint } from '../../src/lib/server/orders/use-case.ts';
import type { Random } from '../support/random.ts';
import type { Arm } from './arms.ts';

const PROCESS = join(import.meta.dirname, 'desk-process.ts');

/** A place at which the process dies by itself. */
export interface Place {
	checkpoint: Checkpoint;
	/** At which passing of it at most; the first where it is seldom passed. */
	latest: number;
}

interface Options {
	databaseUrl: string;
	arm: Arm;
	random: Random;
	places: readonly Place[];
}

/**
 * A desk process that is replaced whenever it dies, by one that dies at the next place. A loaded one
 * always stands by, so that a death costs no start-up.
 */
export class MortalDesk {
	/** How often a process died by itself, by checkpoint. */
	readonly diedAt: Partial<Record<Checkpoint, number>> = {};
	randomKills = 0;
	#current: ChildProcess | null = null;
	#standby: Promise<ChildProcess>;
	#children = new Set<ChildProcess>();
	#port = 0;
	#ended = false;
	readonly #options: Options;
	readonly #places: Place[];
	#front: Server | null = null;

	constructor(options: Options) {
		this.#options = options;
		this.#places = [...options.places];
		this.#standby = this.#load();
		void this.#begin();
	}

	get isUp(): boolean {
		return this.#port !== 0;
	}

	/** Checkpoints at which no process has died yet. */
	get placesLeft(): readonly string[] {
		return this.#places.map((place) => place.checkpoint);
	}

	get kills(): number {
		return this.randomKills + Object.values(this.diedAt).reduce((sum, n) => sum + n, 0);
	}

	/** What the desk answers; null when it died before it could. */
	async ask(path: string, body: unknown): Promise<Record<string, unknown> | null> {
		const answer = await this.#post(path, JSON.stringify(body), 10_000);
		return answer === null ? null : (JSON.parse(answer) as Record<string, unknown>);
	}

	/** An address that stays while processes come and go; nobody answers there while none is up. */
	async openFront(): Promise<string> {
		const front = createServer((request, response) => {
			void (async () => {
				const body = await buffer(request);
				const answer = await this.#post(request.url ?? '/', new Uint8Array(body), 5_000);
				response.writeHead(answer === null ? 503 : 200).end(answer ?? '');
			})();
		});
		await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
		this.#front = front;
		const address = front.address();
		return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	}

	/** Kills the process now, if it is up. */
	killNow(): void {
		const child = this.#current;
		if (!this.isUp || !child) return;
		this.#port = 0;
		if (child.kill('SIGKILL')) this.randomKills += 1;
	}

	async end(): Promise<void> {
		if (this.#ended) return;
		this.#ended = true;
		this.#front?.close();
		this.#front?.closeAllConnections();
		await this.#standby.catch(() => undefined);
		await Promise.all(
			[...this.#children].map(async (child) => {
				const closed = new Promise((resolve) => child.once('close', resolve));
				child.kill('SIGKILL');
				await closed;
			})
		);
	}

	async #post(path: string, body: string | Uint8Array<ArrayBuffer>, limitMs: number) {
		const port = this.#port;
		if (port === 0) {
			await sleep(20);
			return null;
		}
		try {
			const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
				method: 'POST',
				body,
				signal: AbortSignal.timeout(limitMs)
			});
			if (!answer.ok) throw new Error(await answer.text());
			return await answer.text();
		} catch {
			await sleep(20);
			return null;
		}
	}

	/** A process that has loaded everything and waits to be told to begin. */
	async #load(): Promise<ChildProcess> {
		const { databaseUrl, arm } = this.#options;
		const child = fork(PROCESS, {
			env: { ...process.env, DATABASE_URL: databaseUrl, ARM: arm },
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		this.#children.add(child);
		child.once('close', () => this.#children.delete(child));
		await new Promise<void>((resolve, reject) => {
			child.once('message', () => {
				resolve();
			});
			child.once('close', () => {
				reject(new Error('a desk process died before it could begin'));
			});
		});
		return child;
	}

	async #begin(): Promise<void> {
		const child = await this.#standby.catch(() => null);
		if (this.#ended || child === null) return;
		this.#standby = this.#load();
		const [place] = this.#places;
		const killsBefore = this.randomKills;
		child.on('message', ({ port }: { port?: number }) => {
			this.#port = port ?? 0;
		});
		child.once('close', () => {
			this.#port = 0;
			if (this.randomKills === killsBefore && place !== undefined && !this.#ended) {
				this.diedAt[place.checkpoint] = (this.diedAt[place.checkpoint] ?? 0) + 1;
				this.#places.shift();
			}
			void this.#begin();
		});
		this.#current = child;
		const dieAfter = place === undefined ? 0 : this.#options.random.between(1, place.latest);
		child.send({ dieAt: place?.checkpoint ?? '', dieAfter });
	}
}
