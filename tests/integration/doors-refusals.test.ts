import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../src/boot/build.ts';
import { type Access, DOOR_METHODS } from '../../src/lib/contract/access.ts';
import {
	isPermission,
	may,
	type Permission,
	type Role,
	ROLES,
	SCOPES
} from '../../src/lib/domain/access/index.ts';
import {
	accessOfForm,
	accessOfMethod,
	isShut,
	type RouteModule
} from '../../src/lib/server/http/declared-access.ts';
import { declaredProcedures } from '../support/declared-procedures.ts';
import { type GuardedDesk, startGuardedDesk } from '../support/guarded-desk.ts';
import { type RawRequest, send } from '../support/raw-http.ts';

/*
 * Every door that the declarations name, knocked at in the production build: by nobody, by every role
 * below the one it needs, and by keys without its scope. Each must refuse with a coded error.
 */
const modules = import.meta.glob<RouteModule & Record<string, unknown>>(
	'/src/routes/**/+{server,page.server}.ts',
	{ eager: true }
);

/** A door of a route: how to knock, and whom it lets in. */
type Knock = { name: string; isPage: boolean; path: string; method: string; access: Access };

const knocks: Knock[] = Object.entries(modules).flatMap(([file, module]) => {
	const path = pathOf(file);
	if (file.endsWith('+server.ts'))
		return DOOR_METHODS.filter((method) => method in module).map((method) =>
			knock(path, method, false, accessOfMethod(module, method))
		);
	const forms = Object.keys(module.actions ?? {}).map((action) =>
		knock(`${path}?/${action}`, 'POST', true, accessOfForm(module, action))
	);
	return [knock(path, 'GET', true, accessOfMethod(module, 'GET')), ...forms];
});

function knock(
	path: string,
	method: string,
	isPage: boolean,
	access: ReturnType<typeof accessOfMethod>
): Knock {
	if (isShut(access)) throw new Error(`${method} ${path} declares nothing`);
	return { name: `${method} ${path}`, isPage, path, method, access };
}

function pathOf(file: string): string {
	const folder = file.slice('/src/routes'.length, file.lastIndexOf('/'));
	const path = folder.replaceAll(/\/\([^/]+\)/g, '').replaceAll(/\[[^\]]+\]/g, 'x');
	return path === '' ? '/' : path;
}

const procedures = declaredProcedures.flatMap(({ name, isQuery, access }) =>
	isPermission(access) ? [{ name, isQuery, access }] : []
);

let guarded: GuardedDesk;
const cookies = new Map<Role, string>();
beforeAll(async () => {
	await buildIfStale((line) => process.stdout.write(`${line}\n`));
	guarded = await startGuardedDesk();
	for (const role of ROLES) cookies.set(role, await guarded.cookieOf(role));
}, 240_000);
afterAll(() => guarded.close());

/** Knocks as a browser of our own origin would; a form or an empty JSON object where a body belongs. */
async function at({ path, method, isPage }: Knock, headers: Record<string, string> = {}) {
	const { url } = guarded.desk;
	const type = isPage ? 'application/x-www-form-urlencoded' : 'application/json';
	const post: RawRequest =
		method === 'GET'
			? {}
			: { headers: { origin: url, 'content-type': type }, body: isPage ? 'x=1' : '{}' };
	return send(url, path, { ...post, method, headers: { ...post.headers, ...headers } });
}

const permissionOf = (access: Access): Permission | null =>
	isPermission(access) ? access : typeof access === 'object' ? (access.permission ?? null) : null;
const scopeOf = (access: Access) => (typeof access === 'object' ? access.scope : null);

describe('a route', () => {
	const closed = knocks.filter(({ access }) => access !== 'public' && access !== 'gateway');
	test.each(closed)('$name lets nobody in who says not who they are', async (door) => {
		// Not as this machine: that is an identity too.
		const answer = await at(door, { host: 'desk.example' });
		if (door.isPage) {
			expect(answer.status).toBe(303);
			expect(answer.headers.location).toMatch(/^\/sign-in(\?next=|$)/);
		} else {
			expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
			expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
		}
	});

	const byRole = knocks.flatMap((door) => {
		const permission = permissionOf(door.access);
		const below = ROLES.filter((role) => permission !== null && !may(role, permission));
		return below.map((role) => ({ ...door, role }));
	});
	test('every role below the one it needs is refused', async () => {
		for (const door of byRole) {
			const answer = await at(door, { cookie: cookies.get(door.role) ?? '' });
			expect([answer.status, answer.code], `${door.name} by ${door.role}`).toEqual([
				403,
				'FORBIDDEN'
			]);
		}
	});

	const forKeys = knocks.filter(({ access }) => scopeOf(access) !== null);
	test.each(forKeys)('$name wants a key with its scope, and no dead one', async (door) => {
		const others = SCOPES.filter((scope) => scope !== scopeOf(door.access));
		const wrong = await at(door, { authorization: await guarded.keyWith(...others) });
		expect([wrong.status, wrong.code]).toEqual([403, 'SCOPE_MISSING']);
		const unknown = await at(door, { authorization: 'Bearer yoshin_nobody' });
		expect([unknown.status, unknown.code]).toEqual([401, 'UNAUTHENTICATED']);
		const right = await at(door, {
			authorization: await guarded.keyWith(
				...SCOPES.filter((scope) => scope === scopeOf(door.access))
			)
		});
		expect([401, 403]).not.toContain(right.status);
		if (permissionOf(door.access) === null) {
			const person = await at(door, { cookie: cookies.get('admin') ?? '' });
			expect([person.status, person.code]).toEqual([401, 'UNAUTHENTICATED']);
		}
	});

	const forPeople = knocks.filter(({ access }) => isPermission(access));
	test('for people takes no key for a person', async () => {
		const authorization = await guarded.keyWith(...SCOPES);
		for (const door of forPeople) {
			const answer = await at(door, { authorization });
			expect(answer.status, door.name).toBe(door.isPage ? 303 : 401);
		}
	});
});

describe('a procedure', () => {
	const call = (name: string, isQuery: boolean, headers: Record<string, string>) =>
		isQuery
			? send(guarded.desk.url, `/trpc/${name}`, { headers })
			: send(guarded.desk.url, `/trpc/${name}`, {
					method: 'POST',
					headers: { origin: guarded.desk.url, 'content-type': 'application/json', ...headers },
					body: '{}'
				});

	test.each(procedures)(
		'$name is shut to whoever may not $access',
		async ({ name, access, isQuery }) => {
			const nobody = await call(name, isQuery, {});
			expect([nobody.status, nobody.code]).toEqual([401, 'UNAUTHENTICATED']);
			const key = await call(name, isQuery, { authorization: await guarded.keyWith(...SCOPES) });
			expect([key.status, key.code]).toEqual([401, 'UNAUTHENTICATED']);
			for (const role of ROLES) {
				const answer = await call(name, isQuery, { cookie: cookies.get(role) ?? '' });
				if (may(role, access))
					expect([401, 403], `${name} by ${role}`).not.toContain(answer.status);
				else expect([answer.status, answer.code], `${name} by ${role}`).toEqual([403, 'FORBIDDEN']);
			}
		}
	);
});
