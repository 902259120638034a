import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';

/** A place where secrets have no business: its name, and all its bytes as Latin-1. */
export type Place = { readonly name: string; readonly content: string };

/** Something planted that may stand nowhere, except in places that exist for it. */
export type PlantedSecret = {
	readonly name: string;
	readonly value: string;
	/** Names of places that are meant to hold it. */
	readonly except?: readonly string[];
};

/** One sentence per secret, writing and place in which it was found. */
export function findSecrets(places: readonly Place[], secrets: readonly PlantedSecret[]): string[] {
	const searched = places.map(({ name, content }) => ({ name, content: content.toLowerCase() }));
	return secrets.flatMap(({ name, value, except = [] }) =>
		Object.entries(writingsOf(value)).flatMap(([writing, needle]) =>
			searched
				.filter((place) => !except.includes(place.name) && place.content.includes(needle))
				.map((place) => `${name} (${writing}) in ${place.name}: ${around(place.content, needle)}`)
		)
	);
}

/** How a secret may be written. All in lower case: so every case of it is found. */
function writingsOf(secret: string): Record<string, string> {
	const bytes = Buffer.from(secret, 'utf8');
	const hex = bytes.toString('hex');
	const lower = {
		plain: bytes.toString('latin1'),
		reversed: Array.from(secret).reverse().join(''),
		hex,
		'percent-encoded': encodeURIComponent(secret),
		'percent-encoded throughout': hex.replace(/../g, '%$&'),
		'UTF-16': bytes.toString('latin1').replace(/(?<=.)(?=.)/gs, '\0'),
		'UTF-16, hex': hex.replace(/(?<=..)(?=..)/g, (_, at: number) => (at % 2 === 0 ? '00' : '')),
		...Object.fromEntries(
			[0, 1, 2].flatMap((offset) => {
				// Whatever stands before and behind it, these characters come from the secret alone.
				const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
				const base64 = whole.toString('base64').slice(offset === 0 ? 0 : offset + 1);
				const certain = base64.replace(/=*$/, '').slice(0, -1);
				return [
					[`base64, shifted by ${offset}`, certain],
					[`base64url, shifted by ${offset}`, certain.replaceAll('+', '-').replaceAll('/', '_')]
				];
			})
		)
	};
	return Object.fromEntries(
		Object.entries(lower).map(([writing, needle]) => [writing, needle.toLowerCase()])
	);
}

function around(content: string, needle: string): string {
	const at = content.indexOf(needle);
	return JSON.stringify(content.slice(Math.max(0, at - 60), at + needle.length + 20));
}

/** Every row of every table, one place per table; bytes are there as hex and as what they say. */
export async function dumpDatabase(sql: Sql): Promise<Place[]> {
	const tables = await sql<{ schema: string; name: string }[]>`
		select table_schema as schema, table_name as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
	return Promise.all(
		tables.map(async ({ schema, name }) => {
			const rows = await sql<{ row: string }[]>`
				select t::text as row from ${sql(schema)}.${sql(name)} t`;
			const text = rows.map(({ row }) => row).join('\n');
			const decoded = [...text.matchAll(/\\x((?:[0-9a-f]{2})+)/g)].map(([, hex = '']) =>
				Buffer.from(hex, 'hex').toString('latin1')
			);
			return { name: `table ${name}`, content: [latin1(text), ...decoded].join('\n') };
		})
	);
}

/** Fonts, and compressed copies of what is there in plain. */
const OPAQUE = /\.(woff2?|br|gz|png|ico)$/;

/** Every file of a folder that can be read, at any depth. */
export async function readFolder(folder: string): Promise<Place[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return Promise.all(
		entries
			.filter((entry) => entry.isFile() && !OPAQUE.test(entry.name))
			.map(async (entry) => {
				const path = join(entry.parentPath, entry.name);
				return { name: path.slice(folder.length), content: await readFile(path, 'latin1') };
			})
	);
}

/** Text as its UTF-8 bytes, so that one search fits all places. */
export function latin1(text: string): string {
	return Buffer.from(text, 'utf8').toString('latin1');
}
