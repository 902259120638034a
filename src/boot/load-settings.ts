import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, type Settings } from '../lib/server/settings.ts';
import { ensureDataDir } from './data-folder.ts';

/**
 * Reads the settings of this process. What the environment may leave out and must nevertheless stay
 * the same over restarts is generated into the data folder, readable by its owner only.
 *
 * @throws SettingsError when a variable is unusable
 */
export function loadSettings(
	environment: Readonly<Record<string, string | undefined>> = process.env
): Settings {
	return readSettings(environment, {
		storedSecretKey: (dataDir) => storedKey(dataDir, 'secret.key'),
		storedDemoApiKey: (dataDir) => storedKey(dataDir, 'demo-api.key')
	});
}

function storedKey(dataDir: string, name: string): string {
	ensureDataDir(dataDir);
	const file = join(dataDir, name);
	const fresh = `${file}.${String(process.pid)}`;
	writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600 });
	try {
		// Appears whole or not at all, and never replaces a key that something is encrypted with.
		linkSync(fresh, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(fresh);
	}
	return readFileSync(file, 'utf8').trim();
}
