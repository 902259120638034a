import { describe, expect, test } from 'vitest';
import { brokenImports, importCycles } from './import-rules.ts';
import { importsOf, readSourceTree } from './source-tree.ts';

const lines = readSourceTree().flatMap(({ imports }) => imports);

test('every import keeps to the table', () => {
	expect(lines.length).toBeGreaterThan(100);
	expect(brokenImports(lines)).toEqual([]);
});

test('no files load each other in a ring', () => {
	expect(importCycles(lines)).toEqual([]);
});

describe('the table catches', () => {
	test.each([
		['src/lib/domain/orders/x.ts', "import { z } from 'zod';"],
		['src/lib/domain/orders/x.ts', "import { randomUUID } from 'node:crypto';"],
		['src/lib/domain/orders/x.ts', "import { ERROR_STATUS } from '../../contract/errors.ts';"],
		['src/lib/contract/x.ts', "import type { Database } from '../server/db/client.ts';"],
		['src/lib/contract/x.ts', "export * from '../i18n/text.ts';"],
		['src/lib/server/orders/x.ts', "import { text } from '../../i18n/text.ts';"],
		['src/lib/server/gateways/x.ts', "import { errors } from '../../contract/errors.ts';"],
		['src/lib/server/trpc/x.ts', "import { eq } from 'drizzle-orm';"],
		['src/lib/server/api/x.ts', "import { openDatabase } from '../db/client.ts';"],
		['src/lib/server/realtime/x.ts', "const p = await import('postgres');"],
		['src/lib/client/x.svelte.ts', "import { createLogger } from '$lib/server/log.ts';"],
		['src/lib/client/x.ts', "import { join } from 'path';"],
		['src/lib/ui/Button.svelte', "<script>import { t } from '$lib/i18n/text.ts';</script>"],
		['src/routes/+page.svelte', "<script>import { x } from '$lib/server/x.ts';</script>"],
		['src/routes/x/+server.ts', "import { orders } from '$lib/server/db/schema/orders.ts';"],
		['src/simulator/x.ts', "import { ERROR_STATUS } from '../lib/contract/errors.ts';"],
		['src/boot/x.ts', "import { createApplication } from '../lib/server/application.ts';"],
		['src/lib/other/x.ts', "import { z } from 'zod';"],
		['src/lib/server/orders/x.ts', "import { y } from './y';"],
		['src/lib/server/orders/x.ts', "import { y } from '$lib/domain/y.ts';"]
	])('%s: %s', (path, code) => {
		expect(brokenImports(importsOf(path, code))).toHaveLength(1);
	});

	test('a ring', () => {
		const ring = [
			...importsOf('src/lib/domain/a.ts', "import { b } from './b.ts';"),
			...importsOf('src/lib/domain/b.ts', "export { c } from './c.ts';"),
			...importsOf('src/lib/domain/c.ts', "import { type a, b } from './a.ts';")
		];
		expect(importCycles(ring)).toEqual([
			'src/lib/domain/a.ts → src/lib/domain/b.ts → src/lib/domain/c.ts → src/lib/domain/a.ts'
		]);
	});
});

describe('the table allows', () => {
	test.each([
		['src/lib/client/trpc.ts', "import type { AppRouter } from '../server/trpc/router.ts';"],
		['src/lib/client/trpc.ts', "import { type AppRouter } from '../server/trpc/router.ts';"],
		['src/lib/server/trpc/x.ts', "import type { Database } from '../db/client.ts';"],
		['src/simulator/x.ts', "import { STATUS } from '../lib/contract/gateway-codes.ts';"],
		['src/routes/+page.server.ts', "import { board } from '$lib/server/orders/board.ts';"]
	])('%s: %s', (path, code) => {
		expect(brokenImports(importsOf(path, code))).toEqual([]);
	});
});
