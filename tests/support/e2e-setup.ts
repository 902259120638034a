import { buildIfStale } from '../../src/boot/build.ts';
import { startDesk } from './desk.ts';
import { shareDesk } from './e2e.ts';

/** Playwright's global setup: one production desk with its demo for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
	const desk = await startDesk();
	if (desk.simulatorUrl === null) throw new Error('the desk under test has no simulator');
	shareDesk({ url: desk.url, simulatorUrl: desk.simulatorUrl, apiKey: desk.apiKey });
	return () => desk.stop();
}
