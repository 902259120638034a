import { buildIfStale } from '../../src/boot/build.ts';
import { startDesk } from './desk.ts';
import { shareDesk } from './e2e.ts';

const REPLAY_PATIENCE_MS = 150_000;

/** The demo's history stands on the desk: from then on only what a test does is new. */
async function untilReplayed(simulatorUrl: string): Promise<void> {
	const deadline = performance.now() + REPLAY_PATIENCE_MS;
	while (performance.now() < deadline) {
		const answer = await fetch(`${simulatorUrl}/control/replay`);
		const { phase } = (await answer.json()) as { phase: string };
		if (phase === 'done') return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error('the demo’s history never came to its end');
}

/** Playwright's global setup: one production desk with its demo for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
	// A smaller history than the demo's: enough to scroll through, there in a third of the time.
	const desk = await startDesk({ env: { SIMULATOR_REPLAY_ORDERS: '700', SYNC_PACE: '100' } });
	if (desk.simulatorUrl === null) throw new Error('the desk under test has no simulator');
	await untilReplayed(desk.simulatorUrl);
	shareDesk({ url: desk.url, simulatorUrl: desk.simulatorUrl, apiKey: desk.apiKey });
	return () => desk.stop();
}
