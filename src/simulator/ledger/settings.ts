import type { DatabaseSync } from 'node:sqlite';

/** Named JSON values: the clock's offset, the desk's address, the replay's progress. */
export interface SettingTable {
	read<T>(name: string): T | undefined;
	write(name: string, value: unknown): void;
}

export function settingTable(db: DatabaseSync): SettingTable {
	const select = db.prepare('select value from setting where name = ?');
	const upsert = db.prepare(
		'insert into setting (name, value) values (?, ?) on conflict do update set value = excluded.value'
	);
	return {
		read<T>(name: string): T | undefined {
			const row = select.get(name);
			return row ? (JSON.parse(String(row['value'])) as T) : undefined;
		},
		write: (name, value) => {
			upsert.run(name, JSON.stringify(value));
		}
	};
}
