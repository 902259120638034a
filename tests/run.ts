import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, countPlaywright, countTool, countVitest } from './support/counts.ts';

/**
 * `npm test`: everything, in one process tree, with one last line `N passed, N failed`.
 * A step that fails stops no other; `--full` runs the whole counts of the repeating tests.
 */
const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');
const reports = mkdtempSync(join(tmpdir(), 'yoshin-reports-'));

type Step = {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
	readonly env?: Readonly<Record<string, string>>;
	readonly count: (exitCode: number | null) => Counts;
};

type Result = { readonly step: Step; readonly counts: Counts; readonly seconds: number };

function tool(name: string, ...command: [string, ...string[]]): Step {
	return { name, command, count: countTool };
}

function vitest(name: string, projects: readonly string[]): Step {
	const report = join(reports, `${name}.json`);
	return {
		name,
		command: [
			'vitest',
			'run',
			...projects.flatMap((project) => ['--project', project]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report}`
		],
		count: (exitCode) => countVitest(report, exitCode)
	};
}

function playwright(): Step {
	const report = join(reports, 'browser.json');
	return {
		name: 'browser',
		command: ['playwright', 'test', '--reporter=list,json'],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		count: (exitCode) => countPlaywright(report, exitCode)
	};
}

/** Groups run one after the other; within a group two steps share the two cores. */
const GROUPS: readonly (readonly Step[])[] = [
	[tool('build', 'node', 'src/build.ts')],
	[
		tool('svelte-check', 'svelte-check', '--output', 'human', '--fail-on-warnings'),
		tool('eslint', 'eslint', '.'),
		tool('prettier', 'prettier', '--check', '.'),
		tool('knip', 'knip')
	],
	// From here on timing matters, and each of these uses both cores by itself.
	[vitest('unit', ['unit', 'client'])],
	[vitest('postgres', ['pg'])],
	[vitest('faults', ['faults'])],
	[playwright()]
];

const startedAt = performance.now();
const results: Result[] = [];
for (const group of GROUPS) results.push(...(await runTwoAtATime(group)));
rmSync(reports, { recursive: true, force: true });

console.log(
	`\n${'step'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'s'.padStart(8)}`
);
for (const { step, counts, seconds } of results) {
	console.log(
		step.name.padEnd(14) +
			String(counts.passed).padStart(8) +
			String(counts.failed).padStart(8) +
			seconds.toFixed(1).padStart(8)
	);
}
const passed = results.reduce((sum, { counts }) => sum + counts.passed, 0);
const failed = results.reduce((sum, { counts }) => sum + counts.failed, 0);
console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runTwoAtATime(steps: readonly Step[]): Promise<Result[]> {
	const waiting = [...steps];
	const done: Result[] = [];
	const worker = async (): Promise<void> => {
		for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
			done.push(await runStep(step));
		}
	};
	await Promise.all([worker(), worker()]);
	return steps.flatMap((step) => done.filter((result) => result.step === step));
}

async function runStep(step: Step): Promise<Result> {
	const [program, ...args] = step.command;
	const begun = performance.now();
	const child = spawn(join(BIN, program), args, {
		cwd: ROOT,
		env: {
			...process.env,
			...(process.argv.includes('--full') ? { YOSHIN_TEST_SCALE: 'full' } : {}),
			FORCE_COLOR: '0',
			...step.env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	for (const stream of [child.stdout, child.stderr]) printLines(stream, step.name);
	const exitCode = await new Promise<number | null>((resolve) => {
		child.once('error', (error) => {
			console.log(`${step.name} | ${error.message}`);
			resolve(null);
		});
		child.once('close', resolve);
	});
	const result = {
		step,
		counts: step.count(exitCode),
		seconds: (performance.now() - begun) / 1000
	};
	const verdict = result.counts.failed === 0 ? 'ok' : `FAILED (exit ${String(exitCode)})`;
	console.log(`${step.name} | ${verdict} after ${result.seconds.toFixed(1)} s`);
	return result;
}

/** Whole lines only, each with its step's name, so that two steps can share the terminal. */
function printLines(stream: NodeJS.ReadableStream, name: string): void {
	let rest = '';
	stream.setEncoding('utf8');
	stream.on('data', (chunk: string) => {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) if (line.trim() !== '') console.log(`${name} | ${line}`);
	});
	stream.on('end', () => {
		if (rest.trim() !== '') console.log(`${name} | ${rest}`);
	});
}
