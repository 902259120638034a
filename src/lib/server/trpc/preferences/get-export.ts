import { readExportPreference } from '../../preferences/read-export-preference.ts';
import { procedure } from '../init.ts';

/** How this person's files looked last. */
export const getExport = procedure('session.own').query(({ ctx }) =>
	readExportPreference(ctx.app.reads.db, ctx.principal.id)
);
