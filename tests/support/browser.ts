import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const PACKAGE = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium');
const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable'
];
/** `CHROMIUM_PATH=packaged` skips the installed ones. */
const PACKAGED = 'packaged';
const isRoot = process.getuid?.() === 0;

/** What Playwright needs to launch the browser. */
export type Browser = {
	readonly executablePath: string;
	readonly args: string[];
	readonly chromiumSandbox: boolean;
	readonly env: Record<string, string>;
};

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else an installed one, else the one inside the npm package
 * `@sparticuz/chromium`, unpacked once into the temporary folder.
 *
 * @throws Error that names the remedy when none of them runs
 */
export async function findBrowser(): Promise<Browser> {
	const wished = process.env.CHROMIUM_PATH;
	if (wished !== undefined && wished !== '' && wished !== PACKAGED) {
		if (runs(wished, {})) return launchOf(wished, {});
		throw new Error(`CHROMIUM_PATH names ${wished}, which is no Chromium that runs here.`);
	}
	const installed = wished === PACKAGED ? [] : INSTALLED;
	for (const path of installed) {
		if (existsSync(path) && runs(path, {})) return launchOf(path, {});
	}
	return packagedBrowser();
}

async function packagedBrowser(): Promise<Browser> {
	const home = await unpackOnce();
	const executable = join(home, 'chromium');
	const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') };
	// The libraries of the system where it has them, else those that the package carries.
	const attempts = [fonts, { ...fonts, LD_LIBRARY_PATH: join(home, 'al2023/lib') }];
	for (const env of attempts) {
		if (runs(executable, env)) return launchOf(executable, env);
	}
	const { stderr } = spawnSync(executable, ['--version'], { encoding: 'utf8' });
	throw new Error(
		'The browser tests need a Chromium and none runs here. Install one ' +
			'("apt-get install chromium fonts-noto-cjk") or set CHROMIUM_PATH. ' +
			`The packaged one says: ${stderr.trim()}`
	);
}

function launchOf(executablePath: string, extra: Record<string, string>): Browser {
	return {
		executablePath,
		// Nothing but the pages under test may use the network.
		args: [
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		],
		// Chromium refuses its sandbox to root, and only to root.
		chromiumSandbox: !isRoot,
		env: { ...inheritedEnvironment(), ...extra }
	};
}

function runs(executable: string, extra: Record<string, string>): boolean {
	const probe = spawnSync(executable, ['--version', ...(isRoot ? ['--no-sandbox'] : [])], {
		env: { ...process.env, ...extra },
		stdio: 'ignore',
		timeout: 20_000
	});
	return probe.status === 0;
}

/** Unpacks under another name first, so that an interrupted run leaves no half a browser behind. */
async function unpackOnce(): Promise<string> {
	const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as {
		version: string;
	};
	const user = process.getuid?.() ?? 0;
	const home = join(tmpdir(), `yoshin-chromium-${version}-${String(user)}`);
	const there = await stat(home).catch(() => null);
	if (there !== null && there.uid === user) {
		await access(join(home, 'chromium'), constants.X_OK);
		return home;
	}
	const fresh = await mkdtemp(`${home}.new-`);
	const before = process.env.TMPDIR;
	// The package unpacks into the temporary folder and knows no other.
	process.env.TMPDIR = fresh;
	try {
		for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
			await inflate(join(PACKAGE, 'bin', archive));
		}
	} finally {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
	}
	await rename(fresh, home).catch(() => rm(fresh, { recursive: true }));
	return home;
}

function inheritedEnvironment(): Record<string, string> {
	return Object.fromEntries(
		Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
	);
}
