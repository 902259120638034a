import { describe, expect, test } from 'vitest';
import { createLogger } from '../lib/server/log.ts';
import { createStopSequence } from './stop-sequence.ts';

function sequence() {
	const lines: string[] = [];
	const destination = { write: (line: string) => void lines.push(line) };
	const stops = createStopSequence(createLogger({ level: 'info', destination, readable: false }));
	const ended: string[] = [];
	const step = (name: string) => () => void ended.push(name);
	return { stops, ended, step, lines };
}

test('what was started last ends first, once', async () => {
	const { stops, ended, step } = sequence();
	for (const name of ['database', 'application', 'sockets']) stops.onStop(name, step(name));
	await Promise.all([stops.run(), stops.run()]);
	expect(ended).toEqual(['sockets', 'application', 'database']);
});

test('a name that comes again replaces the earlier step', async () => {
	const { stops, ended, step } = sequence();
	stops.onStop('sockets', step('old'));
	stops.onStop('database', step('database'));
	stops.onStop('sockets', step('new'));
	await stops.run();
	expect(ended).toEqual(['new', 'database']);
});

describe('a step that does not end', () => {
	test('because it fails, is reported and the others follow', async () => {
		const { stops, ended, step, lines } = sequence();
		stops.onStop('database', step('database'));
		stops.onStop('sockets', () => Promise.reject(new Error('no')));
		await stops.run();
		expect(ended).toEqual(['database']);
		expect(lines.join('')).toContain('"step":"sockets"');
	});

	test('because it hangs, is left behind after its patience', async () => {
		const { stops, ended, step, lines } = sequence();
		stops.onStop('database', step('database'));
		stops.onStop('sockets', () => new Promise(() => undefined), 60);
		const startedAt = performance.now();
		await stops.run();
		expect(performance.now() - startedAt).toBeLessThan(1000);
		expect(ended).toEqual(['database']);
		expect(lines.join('')).toContain('still running after 60 ms');
	});

	test('however many there are, the whole takes less than five seconds', async () => {
		const { stops, lines } = sequence();
		for (let n = 0; n < 9; n += 1) stops.onStop(`hanging ${n}`, () => new Promise(() => undefined));
		const startedAt = performance.now();
		await stops.run();
		expect(performance.now() - startedAt).toBeLessThan(5000);
		expect(lines).toHaveLength(9);
	}, 10_000);
});
