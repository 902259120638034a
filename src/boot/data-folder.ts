import { chmodSync, mkdirSync } from 'node:fs';

/**
 * Creates the data folder unless it is there. Others may pass through, because the user that
 * PostgreSQL runs as has to, but not look around; what lies inside is closed by its own mode.
 */
export function ensureDataDir(dataDir: string): void {
	if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o711);
}
