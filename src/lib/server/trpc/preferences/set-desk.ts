import { z } from 'zod';
import { DENSITIES, DESK_COLUMNS } from '../../../contract/desk/columns.ts';
import { writeDeskPreference } from '../../preferences/write-desk-preference.ts';
import { procedure } from '../init.ts';

const columns = z
	.array(z.enum(DESK_COLUMNS))
	.min(1)
	.max(DESK_COLUMNS.length)
	.refine((chosen) => new Set(chosen).size === chosen.length);

/** How this person's list looks, in every browser of theirs. */
export const setDesk = procedure('session.own')
	.input(z.strictObject({ columns: columns.nullable(), density: z.enum(DENSITIES).nullable() }))
	.mutation(({ ctx, input }) =>
		writeDeskPreference(ctx.app.reads.db, ctx.principal.id, input, ctx.app.clock.now())
	);
