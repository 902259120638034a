import { callProcedure, TRPCError } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import { DOOR_METHODS } from '../../src/lib/contract/access.ts';
import { isPermission, may, ROLES, SCOPES } from '../../src/lib/domain/access/index.ts';
import type { Application } from '../../src/lib/server/application.ts';
import type { Principal } from '../../src/lib/server/auth/principal.ts';
import {
	accessOfForm,
	accessOfMethod,
	declaredMethods,
	isAccess,
	type RouteModule
} from '../../src/lib/server/http/declared-access.ts';
import { SOCKET_DOORS } from '../../src/lib/server/realtime/socket-doors.ts';
import { codedErrorOf } from '../../src/lib/server/trpc/error-shape.ts';
import { appRouter } from '../../src/lib/server/trpc/router.ts';
import { declaredProcedures } from '../support/declared-procedures.ts';

/*
 * Every door of the desk, found by looking and not by a list: a new one that does not say who may use
 * it fails here before it can be opened.
 */
const modules = import.meta.glob<RouteModule & Record<string, unknown>>(
	'/src/routes/**/+{server,page.server}.ts',
	{ eager: true }
);
const pages = Object.keys(import.meta.glob('/src/routes/**/+page{,@*}.svelte'));
test('there are doors to look at', () => {
	expect(Object.keys(modules).length).toBeGreaterThan(8);
	expect(pages.length).toBeGreaterThan(3);
	expect(declaredProcedures.length).toBeGreaterThan(8);
});

describe('routes', () => {
	test.each(Object.keys(modules))('%s declares who may use it', (file) => {
		const module = modules[file] ?? {};
		const methods = DOOR_METHODS.filter((method) => method in module);
		const asked = file.endsWith('+server.ts') ? methods : (['GET'] as const);
		expect(asked.length).toBeGreaterThan(0);
		for (const method of asked) expect(accessOfMethod(module, method)).toSatisfy(isAccess);
		// What is declared is there, or the Allow header would name what nobody answers.
		for (const method of declaredMethods(module)) expect(asked).toContain(method);
	});

	test.each(pages)('%s has a server module that declares it', (file) => {
		const server = file.replace(/\+page.*\.svelte$/, '+page.server.ts');
		expect(Object.keys(modules)).toContain(server);
		expect(Object.keys(modules)).not.toContain(server.replace('+page.server.ts', '+server.ts'));
	});

	const forms = Object.entries(modules).flatMap(([file, module]) =>
		Object.keys(module.actions ?? {}).map((action) => [file, action] as const)
	);
	test.each(forms)('%s: the form %s declares who may send it', (file, action) => {
		expect(accessOfForm(modules[file] ?? {}, action)).toSatisfy(isAccess);
	});
});

describe('procedures', () => {
	/** Nothing of the application may be touched before the caller was judged. */
	const untouchable = new Proxy({} as Application, {
		get(_target, name) {
			throw new Error(`the application was reached: ${String(name)}`);
		}
	});

	const codeFor = async (name: string, principal: Principal | null): Promise<string> => {
		const isQuery = declaredProcedures.find((procedure) => procedure.name === name)?.isQuery;
		try {
			await callProcedure({
				procedures: appRouter._def.procedures,
				path: name,
				type: isQuery === true ? 'query' : 'mutation',
				ctx: { app: untouchable, principal, requestId: 'r', remember: () => undefined },
				rawInput: { no: 'input' }
			});
			return 'open';
		} catch (error) {
			return error instanceof TRPCError ? codedErrorOf(error, undefined).code : String(error);
		}
	};

	test.each(declaredProcedures)('$name declares who may call it', ({ access }) => {
		expect(access === 'public' || isPermission(access)).toBe(true);
	});

	const guarded = declaredProcedures.flatMap(({ name, access }) =>
		isPermission(access) ? [[name, access] as const] : []
	);
	test.each(guarded)(
		'%s is shut without %s, before its input is read',
		async (name, permission) => {
			expect(await codeFor(name, null)).toBe('UNAUTHENTICATED');
			const key: Principal = { kind: 'key', id: 'k', name: 'K', scopes: SCOPES };
			expect(await codeFor(name, key)).toBe('UNAUTHENTICATED');
			for (const role of ROLES) {
				const person = {
					kind: 'person',
					id: 'p',
					name: 'P',
					email: 'p',
					role,
					sessionId: 's'
				} as const;
				if (may(role, permission)) expect(await codeFor(name, person)).not.toBe('FORBIDDEN');
				else expect(await codeFor(name, person)).toBe('FORBIDDEN');
			}
		}
	);
});

describe('socket events', () => {
	test.each(Object.entries(SOCKET_DOORS))('%s declares who may send it', (_event, { who }) => {
		expect(who).toSatisfy(isAccess);
	});
});
