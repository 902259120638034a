import type { DatabaseSync } from 'node:sqlite';
import type { FaultRule } from '../faults/fault-rule.ts';

export interface StoredFault {
	readonly id: number;
	readonly rule: FaultRule;
	readonly hits: number;
}

export interface FaultTable {
	all(): StoredFault[];
	add(rule: FaultRule): number;
	hit(id: number): void;
	remove(id: number): boolean;
	clear(): void;
}

export function faultTable(db: DatabaseSync): FaultTable {
	const select = db.prepare('select id, rule, hits from fault order by id');
	const insert = db.prepare('insert into fault (rule) values (?)');
	const hit = db.prepare('update fault set hits = hits + 1 where id = ?');
	const remove = db.prepare('delete from fault where id = ?');
	return {
		all: () =>
			select.all().map((row) => ({
				id: Number(row['id']),
				rule: JSON.parse(String(row['rule'])) as FaultRule,
				hits: Number(row['hits'])
			})),
		add: (rule) => Number(insert.run(JSON.stringify(rule)).lastInsertRowid),
		hit: (id) => {
			hit.run(id);
		},
		remove: (id) => remove.run(id).changes > 0,
		clear: () => db.exec('delete from fault')
	};
}
