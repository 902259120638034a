import { initTRPC } from '@trpc/server';
import { CodedError } from '../../contract/errors.ts';
import { may, type Permission } from '../../domain/access/index.ts';
import { requirePerson } from '../auth/principal.ts';
import type { Context } from './context.ts';
import { codedErrorOf, codedShape } from './error-shape.ts';

/** Who may call a procedure: a signed-in person with the permission, or anyone. */
export type ProcedureAccess = Permission | 'public';

export interface ProcedureMeta {
	access: ProcedureAccess;
}

const t = initTRPC
	.context<Context>()
	.meta<ProcedureMeta>()
	.create({
		isDev: false,
		errorFormatter: ({ error, input, ctx }) =>
			codedShape(codedErrorOf(error, input), ctx?.requestId ?? null)
	});

export const router = t.router;

const open = t.procedure;

function allowed(permission: Permission) {
	return open.meta({ access: permission }).use(({ ctx, next }) => {
		const principal = requirePerson(ctx.principal);
		if (!may(principal.role, permission))
			throw new CodedError('FORBIDDEN', { params: { permission } });
		return next({ ctx: { ...ctx, principal } });
	});
}

/**
 * The only way to make a procedure: it says who may call it, and the check runs before the input is
 * read. `ctx.principal` of a permission's procedure is the person; API keys use the REST doors.
 */
export function procedure(access: 'public'): typeof open;
export function procedure(access: Permission): ReturnType<typeof allowed>;
export function procedure(access: ProcedureAccess): typeof open | ReturnType<typeof allowed> {
	return access === 'public' ? open.meta({ access }) : allowed(access);
}
