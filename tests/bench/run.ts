import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run bench [name …]`: one bench after the other, so that none disturbs another. */
const wanted = process.argv.slice(2);
const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).sort();

for (const file of files) {
	if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue;
	console.log(`\n${file}`);
	await import(pathToFileURL(join(import.meta.dirname, file)).href);
}
