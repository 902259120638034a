import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type TemporaryFolder = {
	readonly path: string;
	remove(): Promise<void>;
};

/**
 * A fresh DATA_DIR.
 *
 * @param mode 0o711 lets the user that PostgreSQL runs as pass through, like the product's own folder
 */
export async function makeTemporaryFolder(mode = 0o711): Promise<TemporaryFolder> {
	const path = await mkdtemp(join(tmpdir(), 'yoshin-'));
	await chmod(path, mode);
	return {
		path,
		remove: () => removeDataDir(path)
	};
}

/** Removes a DATA_DIR, and the cluster that an embedded PostgreSQL had to place elsewhere for it. */
export async function removeDataDir(path: string): Promise<void> {
	const moved = await readFile(join(path, 'postgres.location'), 'utf8').catch(() => null);
	if (moved !== null) await rm(dirname(moved.trim()), { recursive: true, force: true });
	await rm(path, { recursive: true, force: true });
}
