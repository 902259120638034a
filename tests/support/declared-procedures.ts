import { appRouter } from '../../src/lib/server/trpc/router.ts';

/** A procedure of the router as its builder left it. */
export type DeclaredProcedure = {
	/** `people.setRole` */
	readonly name: string;
	readonly isQuery: boolean;
	/** What it says about who may call it; checked by the tests, so anything is possible here. */
	readonly access: unknown;
};

type Definition = { _def: { query?: boolean; meta?: { access?: unknown } } };

/** Every procedure, found by looking into the router. */
export const declaredProcedures: readonly DeclaredProcedure[] = Object.entries(
	appRouter._def.procedures as unknown as Record<string, Definition>
).map(([name, { _def }]) => ({
	name,
	isQuery: _def.query === true,
	access: _def.meta?.access
}));
