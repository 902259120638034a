import { z } from 'zod';
import { EXPORT_FIELDS } from '../../../contract/desk/export-fields.ts';
import { EXPORT_ENCODINGS } from '../../../contract/desk/export-preference.ts';
import { writeExportPreference } from '../../preferences/write-export-preference.ts';
import { procedure } from '../init.ts';

const fields = z
	.array(z.enum(EXPORT_FIELDS))
	.min(1)
	.max(EXPORT_FIELDS.length)
	.refine((chosen) => new Set(chosen).size === chosen.length);

/** How this person's files look. */
export const setExport = procedure('session.own')
	.input(z.strictObject({ fields, encoding: z.enum(EXPORT_ENCODINGS) }))
	.mutation(({ ctx, input }) =>
		writeExportPreference(ctx.app.reads.db, ctx.principal.id, input, ctx.app.clock.now())
	);
