import type { SettingTable } from './ledger/settings.ts';

/** Where the desk is, and how the demo shops may speak to it. Without a slash at the end. */
export interface DeskAddress {
	readonly url: string;
	readonly apiKey: string;
}

export function readDeskAddress(settings: SettingTable): DeskAddress | undefined {
	const stored = settings.read('desk');
	if (typeof stored !== 'object' || stored === null) return undefined;
	if (!('url' in stored) || !('apiKey' in stored)) return undefined;
	return { url: String(stored.url), apiKey: String(stored.apiKey) };
}

export function writeDeskAddress(settings: SettingTable, desk: DeskAddress): void {
	settings.write('desk', desk);
}
