import { z } from 'zod';
import { MOST_NEWER } from '../../../contract/audit.ts';
import { countNewer } from '../../audit/read-audit.ts';
import { procedure } from '../init.ts';
import { auditSearch } from './audit-search.ts';

/** How many lines came since one was read, up to a bound. */
export const newer = procedure('audit.read')
	.input(z.strictObject({ query: auditSearch, since: z.int().min(0) }))
	.query(({ ctx, input }) => countNewer(ctx.app.reads.db, input.query, input.since, MOST_NEWER));
