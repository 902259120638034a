import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPlaywright, countTool, countVitest } from './counts.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
	folder = await makeTemporaryFolder();
});
afterAll(() => folder.remove());

async function report(content: object): Promise<string> {
	const file = join(folder.path, `${crypto.randomUUID()}.json`);
	await writeFile(file, JSON.stringify(content));
	return file;
}

test('a tool counts as one test', () => {
	expect(countTool(0)).toEqual({ passed: 1, failed: 0 });
	expect(countTool(1)).toEqual({ passed: 0, failed: 1 });
	expect(countTool(null)).toEqual({ passed: 0, failed: 1 });
});

const vitest = { numPassedTests: 7, numTotalTests: 7, numFailedTestSuites: 0, success: true };

test('everything that did not pass in Vitest is a failure', async () => {
	expect(countVitest(await report(vitest), 0)).toEqual({ passed: 7, failed: 0 });
	const skipped = await report({ ...vitest, numTotalTests: 9 });
	expect(countVitest(skipped, 0)).toEqual({ passed: 7, failed: 2 });
});

test('a Vitest file that could not be loaded is a failure', async () => {
	const unloaded = await report({ ...vitest, numFailedTestSuites: 1, success: false });
	expect(countVitest(unloaded, 1)).toEqual({ passed: 7, failed: 1 });
});

const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

test('everything that did not pass in Playwright is a failure', async () => {
	expect(countPlaywright(await report({ stats }), 0)).toEqual({ passed: 3, failed: 0 });
	const bad = await report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 } });
	expect(countPlaywright(bad, 1)).toEqual({ passed: 3, failed: 3 });
});

test('a run without a report, or without a single test, is a failure', async () => {
	expect(countVitest(join(folder.path, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
	expect(countPlaywright(join(folder.path, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
	const empty = await report({ stats: { ...stats, expected: 0 } });
	expect(countPlaywright(empty, 0)).toEqual({ passed: 0, failed: 1 });
	const none = await report({ ...vitest, numPassedTests: 0, numTotalTests: 0 });
	expect(countVitest(none, 0)).toEqual({ passed: 0, failed: 1 });
});

test('a runner that fails without a failing test is a failure', async () => {
	expect(countVitest(await report(vitest), 1)).toEqual({ passed: 7, failed: 1 });
	expect(countPlaywright(await report({ stats }), 1)).toEqual({ passed: 3, failed: 1 });
});
