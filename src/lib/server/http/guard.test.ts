import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { CodedError } from '../../contract/errors.ts';
import type { Role } from '../../domain/access/index.ts';
import type { AccessContext } from '../auth/access-context.ts';
import { createLogger } from '../log.ts';
import { createGuard } from './guard.ts';

const ORIGIN = 'http://localhost:3000';

/** A guard before made-up routes; `role` is who the cookie belongs to. */
function guardOf(modules: Record<string, unknown>, role: Role | null = null) {
	const lines: string[] = [];
	const user = { id: 'p', name: 'P', email: 'p@example.jp', role };
	const access = {
		better: {
			api: {
				getSession: () => Promise.resolve(role === null ? null : { user, session: { id: 's' } })
			}
		}
	} as unknown as AccessContext;
	const guard = createGuard({
		app: {
			access,
			log: createLogger({
				level: 'info',
				destination: { write: (line) => void lines.push(line) },
				readable: false
			})
		},
		modules: Object.fromEntries(
			Object.entries(modules).map(([file, module]) => [file, () => Promise.resolve(module)])
		),
		origins: [ORIGIN],
		newId: () => 'request-1'
	});
	const ask = async (
		path: string,
		init: RequestInit & {
			route?: string | null;
			peer?: string;
			behind?: (event: RequestEvent) => Promise<Response>;
		} = {}
	) => {
		const headers = new Headers(init.headers);
		if (role !== null) headers.set('cookie', 'session');
		const event = {
			request: new Request(`${ORIGIN}${path}`, { ...init, headers }),
			url: new URL(`${ORIGIN}${path}`),
			route: { id: init.route === undefined ? path.split('?')[0] : init.route },
			locals: { locale: 'ja' },
			getClientAddress: () => init.peer ?? '192.0.2.1',
			isDataRequest: false
		} as unknown as RequestEvent;
		const behind = init.behind ?? (() => Promise.resolve(new Response('behind the door')));
		const answer = await guard.handle({ event, resolve: (inner) => behind(inner) });
		return { answer, event, text: await answer.clone().text() };
	};
	return { ask, guard, lines };
}

const refusalOf = async (answer: Response): Promise<string> =>
	((await answer.json()) as { error: { code: string } }).error.code;

describe('the guard', () => {
	it('shuts a route that declares nothing, to everybody, and says so in the log', async () => {
		const { ask, lines } = guardOf({ '/src/routes/open/+server.ts': {} }, 'admin');
		const { answer } = await ask('/open');
		expect(answer.status).toBe(403);
		expect(await refusalOf(answer)).toBe('FORBIDDEN');
		expect(lines.join()).toContain('a door declares no access');
		expect(lines.join()).toContain('"route":"/open"');
	});

	it('shuts a page without a server module, and a route with two', async () => {
		const { ask } = guardOf(
			{
				'/src/routes/two/+server.ts': { _access: 'public' },
				'/src/routes/two/+page.server.ts': { _access: 'public' }
			},
			'admin'
		);
		expect((await ask('/lonely')).answer.status).toBe(403);
		expect((await ask('/two')).answer.status).toBe(403);
	});

	it('finds groups and parameters by the id of the route', async () => {
		const file = '/src/routes/(desk)/orders/[number]/+page.server.ts';
		const { ask } = guardOf({ [file]: { _access: 'orders.read' } }, 'viewer');
		const { text } = await ask('/orders/MS-1', { route: '/(desk)/orders/[number]' });
		expect(text).toBe('behind the door');
	});

	it('sends a person who is not signed in to the sign-in, and back afterwards', async () => {
		const { ask } = guardOf({ '/src/routes/orders/+page.server.ts': { _access: 'orders.read' } });
		const { answer } = await ask('/orders?tab=unknown');
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('/sign-in?next=%2Forders%3Ftab%3Dunknown');
	});

	it('refuses a role that is too low on a page, in words', async () => {
		const { ask } = guardOf(
			{ '/src/routes/people/+page.server.ts': { _access: 'people.manage' } },
			'operator'
		);
		const { answer, text } = await ask('/people');
		expect(answer.status).toBe(403);
		expect(text).toContain('この操作をする権限がありません。');
		expect(text).toContain('FORBIDDEN');
		expect(text).not.toContain('behind the door');
	});

	it('asks for each form action by itself', async () => {
		const page = {
			_access: 'public',
			_forms: { enter: 'public', leave: 'session.own' },
			actions: { enter: () => undefined, leave: () => undefined, hidden: () => undefined }
		};
		const { ask } = guardOf({ '/src/routes/door/+page.server.ts': page });
		const post = (path: string, origin: string | null = ORIGIN) =>
			ask(path, { method: 'POST', route: '/door', headers: origin === null ? {} : { origin } });
		expect((await post('/door?/enter')).text).toBe('behind the door');
		expect((await post('/door?next=x&/enter')).text).toBe('behind the door');
		expect((await post('/door?/leave')).answer.headers.get('location')).toMatch(/^\/sign-in/);
		expect((await post('/door?/hidden')).answer.status).toBe(403);
		expect((await post('/door?/gone')).answer.status).toBe(404);
		expect((await post('/door')).answer.status).toBe(404);
		// The first one counts, as in SvelteKit: a second name opens nothing.
		expect((await post('/door?/hidden&/enter')).answer.status).toBe(403);
		expect((await post('/door?/enter', null)).answer.status).toBe(403);
		expect((await post('/door?/enter', 'https://evil.example')).answer.status).toBe(403);
	});

	it('refuses a method that no declaration names', async () => {
		const { ask } = guardOf({ '/src/routes/api/x/+server.ts': { _access: { GET: 'public' } } });
		const { answer } = await ask('/api/x', { method: 'POST', headers: { origin: ORIGIN } });
		expect(answer.status).toBe(405);
		expect(answer.headers.get('allow')).toBe('GET');
		expect(await refusalOf(answer)).toBe('METHOD_NOT_ALLOWED');
	});

	it('lets a gateway in without Origin and never looks at its cookie', async () => {
		const { ask } = guardOf({ '/src/routes/notify/x/+server.ts': { _access: 'gateway' } }, 'admin');
		const { text, event } = await ask('/notify/x', { method: 'POST' });
		expect(text).toBe('behind the door');
		expect(event.locals.principal).toBeNull();
		const { answer } = await ask('/notify/x', {
			method: 'POST',
			headers: { origin: 'https://evil.example' }
		});
		expect(await refusalOf(answer)).toBe('FORBIDDEN_ORIGIN');
	});

	it('opens a loopback door to this machine only', async () => {
		const { ask } = guardOf({ '/src/routes/metrics/+server.ts': { _access: 'loopback-or-key' } });
		const local = { peer: '127.0.0.1', headers: { host: 'localhost:3000' } };
		expect((await ask('/metrics', local)).text).toBe('behind the door');
		expect((await ask('/metrics')).answer.status).toBe(401);
		const rebound = { peer: '127.0.0.1', headers: { host: 'evil.example:3000' } };
		expect((await ask('/metrics', rebound)).answer.status).toBe(401);
	});

	it('answers what is thrown behind a door for programs in its own words', async () => {
		const { ask, guard, lines } = guardOf({
			'/src/routes/api/x/+server.ts': { _access: 'public' }
		});
		/** What SvelteKit does with an error of an endpoint. */
		const failing = (error: unknown) => (event: RequestEvent) => {
			void guard.handleError({ error, event, status: 500, message: 'Internal Error' });
			return Promise.resolve(Response.json({ message: 'Internal Error' }, { status: 500 }));
		};
		const refused = await ask('/api/x', {
			behind: failing(new CodedError('UNKNOWN_ORDER', { field: 'number' }))
		});
		expect(refused.answer.status).toBe(404);
		expect(JSON.parse(refused.text)).toMatchObject({
			error: { code: 'UNKNOWN_ORDER', field: 'number' }
		});
		expect(lines).toEqual([]);

		const broken = await ask('/api/x', { behind: failing(new Error('the password is hunter2')) });
		expect(broken.answer.status).toBe(500);
		expect(JSON.parse(broken.text)).toMatchObject({ error: { code: 'INTERNAL', id: 'request-1' } });
		expect(broken.text).not.toContain('hunter2');
		expect(lines.join()).toContain('"id":"request-1"');
	});

	it('puts the security headers on every answer', async () => {
		const { ask } = guardOf({ '/src/routes/api/x/+server.ts': { _access: 'public' } });
		for (const path of ['/api/x', '/api/undeclared', '/trpc/%ff']) {
			const { headers } = (await ask(path)).answer;
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
			expect(headers.get('cache-control')).toBe('no-store');
			expect(headers.get('x-request-id')).toBe('request-1');
			expect(headers.has('strict-transport-security')).toBe(false);
		}
	});
});
