import { buildIfStale } from '../../src/boot/build.ts';
import { startDesk } from '../support/desk.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestPostgres } from '../support/postgres-server.ts';

/**
 * How long a start takes until `/readyz` answers: the first one (creates the cluster and migrates),
 * and later ones, beside the bare database alone as the baseline.
 */
const ROUNDS = 5;

async function timed(work: () => Promise<void>): Promise<number> {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await buildIfStale(console.log);
const first: number[] = [];
const later: number[] = [];
const baseline: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
	const folder = await makeTemporaryFolder();
	const env = { DEMO: 'off' };
	for (const times of [first, later]) {
		let stop = (): Promise<unknown> => Promise.resolve();
		const ms = await timed(async () => {
			const desk = await startDesk({ dataDir: folder.path, env });
			stop = () => desk.kill('SIGTERM');
		});
		times.push(ms);
		await stop();
	}
	let stop = (): Promise<void> => Promise.resolve();
	baseline.push(
		await timed(async () => {
			stop = (await startTestPostgres()).stop;
		})
	);
	await stop();
	await folder.remove();
}
console.log(
	`median of ${ROUNDS}: first start ${median(first).toFixed(0)} ms, later starts ` +
		`${median(later).toFixed(0)} ms; a fresh, migrated PostgreSQL alone ${median(baseline).toFixed(0)} ms`
);
