import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };

const lock = JSON.parse(
	readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
) as {
	packages: Record<string, Locked>;
};

/** The folders in which Node would look for a dependency of the package in `folder`. */
function placesOf(folder: string, name: string): string[] {
	const parents = folder.split('/node_modules/');
	const above = parents.map((_, index) => parents.slice(0, index + 1).join('/node_modules/'));
	return ['', ...above].map((parent) => `${parent}${parent === '' ? '' : '/'}node_modules/${name}`);
}

// A registry that does not carry the packages of other platforms makes npm leave them out of the
// file, and `npm ci` then refuses it as out of date, on every platform.
test('the lock file names the packages of every platform, so that "npm ci" accepts it', () => {
	const missing = Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies).filter(
			(name) => !placesOf(folder, name).some((place) => place in lock.packages)
		)
	);
	expect(missing).toEqual([]);
});
