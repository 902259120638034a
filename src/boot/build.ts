import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Lies inside the build, so that it disappears with it. */
const FINGERPRINT_FILE = join(ROOT, 'build/sources.sha256');
/** Everything that the build is made of; tests and what plain Node runs from src/boot are not. */
const SOURCES = [
	'src/**/*',
	'static/**/*',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
const NOT_BUILT = /\.test\.ts$|^src\/(boot|simulator)\/|^src\/(main|start)\.ts$/;

/** Builds unless `build/` was made of exactly the sources that are here now. */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
	const built = await readFile(FINGERPRINT_FILE, 'utf8').catch(() => null);
	if (built !== null && built === (await fingerprint())) return;
	const missing = !existsSync(join(ROOT, 'build/handler.js'));
	say(missing ? 'Building (first start) …' : 'Building (the sources have changed) …');
	const startedAt = performance.now();
	await build('ignore');
	say(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/**
 * Runs Vite in a process of its own, whose memory is given back afterwards, and notes what it built.
 *
 * @throws StartError with the end of Vite's output when the build fails
 */
export async function build(output: 'inherit' | 'ignore'): Promise<void> {
	const sources = await fingerprint();
	const child = spawn(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'], {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', output === 'inherit' ? 'inherit' : 'ignore', 'pipe']
	});
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => {
		complaints += chunk.toString();
		if (output === 'inherit') process.stderr.write(chunk);
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) {
		throw new StartError(`The build failed (exit ${String(code)}).\n${complaints.slice(-4000)}`);
	}
	await writeFile(FINGERPRINT_FILE, sources);
}

/** A hash over names and contents: a checkout changes times, and a deleted file has none. */
async function fingerprint(): Promise<string> {
	const files = new Set<string>();
	for await (const entry of glob(SOURCES, { cwd: ROOT, withFileTypes: true })) {
		const file = join(entry.parentPath, entry.name).slice(ROOT.length + 1);
		if (entry.isFile() && !NOT_BUILT.test(file)) files.add(file);
	}
	const hash = createHash('sha256');
	for (const file of [...files].sort()) {
		hash
			.update(`${file}\0`)
			.update(await readFile(join(ROOT, file)))
			.update('\0');
	}
	return hash.digest('hex');
}
