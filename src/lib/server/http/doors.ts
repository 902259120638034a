import type { RequestEvent } from '@sveltejs/kit';
import type { Access, DoorMethod } from '../../contract/access.ts';
import {
	accessOfForm,
	accessOfMethod,
	declaredMethods,
	type RouteModule,
	type Shut
} from './declared-access.ts';
import { RPC_PATH } from './rpc-door.ts';

/** Server modules of routes by file, as `import.meta.glob('/src/routes/…')` gives them. */
export type RouteModules = Readonly<Record<string, () => Promise<unknown>>>;

/** What a request knocks at. */
export interface Door {
	/** How it answers: a tRPC call, a program's request, or a person's. */
	readonly kind: 'rpc' | 'api' | 'page';
	readonly access: Access | Shut;
	/** What the Allow header names, where methods are declared one by one. */
	readonly methods: readonly DoorMethod[];
}

/**
 * Finds the declaration that decides about a request. A route that has no server module declares
 * nothing; one that has two (`+server.ts` beside a page) leaves open which one answers: both are shut.
 * Procedures declare for themselves, and where no route is there is nothing to guard.
 */
export async function findDoor(modules: RouteModules, event: RequestEvent): Promise<Door> {
	const { pathname } = event.url;
	if (pathname.startsWith(RPC_PATH)) return { kind: 'rpc', access: 'public', methods: [] };
	if (event.route.id === null) {
		const kind = /^\/(api|notify|trpc)(\/|$)/.test(pathname) ? 'api' : 'page';
		return { kind, access: 'public', methods: [] };
	}
	const folder = `/src/routes${event.route.id === '/' ? '' : event.route.id}`;
	const api = modules[`${folder}/+server.ts`];
	const page = modules[`${folder}/+page.server.ts`];
	const kind = api === undefined ? 'page' : 'api';
	const load = api ?? page;
	if (load === undefined || (api !== undefined && page !== undefined))
		return { kind, access: 'undeclared', methods: [] };
	const module = (await load()) as RouteModule;
	const { method } = event.request;
	const isForm = kind === 'page' && method === 'POST';
	return {
		kind,
		access: isForm ? accessOfForm(module, formAction(event.url)) : accessOfMethod(module, method),
		methods: declaredMethods(module)
	};
}

/** The action that SvelteKit will run: the first query parameter that begins with a slash. */
function formAction(url: URL): string {
	for (const name of url.searchParams.keys()) if (name.startsWith('/')) return name.slice(1);
	return 'default';
}
