import type { DatabaseSync } from 'node:sqlite';

/** Named JSON values: the clock's offset, the desk's address, the replay's progress. */
export interface SettingTable {
	/** Undefined when it was never written. */
	read(name: string): unknown;
	readNumber(name: string): number | undefined;
	write(name: string, value: unknown): void;
}

export function settingTable(db: DatabaseSync): SettingTable {
	const select = db.prepare('select value from setting where name = ?');
	const upsert = db.prepare(
		'insert into setting (name, value) values (?, ?) on conflict do update set value = excluded.value'
	);
	const read = (name: string): unknown => {
		const row = select.get(name);
		return row ? JSON.parse(String(row['value'])) : undefined;
	};
	return {
		read,
		readNumber: (name) => {
			const value = read(name);
			return typeof value === 'number' ? value : undefined;
		},
		write: (name, value) => {
			upsert.run(name, JSON.stringify(value));
		}
	};
}
