import { z } from 'zod';
import { readAudit } from '../../audit/read-audit.ts';
import { procedure } from '../init.ts';
import { auditSearch } from './audit-search.ts';

const MOST = 200;
/** The last instant that a date can name, ms. */
const LAST_INSTANT = 8.64e15;

/** The page behind a place. */
export const list = procedure('audit.read')
	.input(
		z.strictObject({
			query: auditSearch,
			after: z
				.strictObject({
					at: z.int().min(-LAST_INSTANT).max(LAST_INSTANT),
					id: z.int().min(0)
				})
				.nullable(),
			limit: z.int().min(1).max(MOST)
		})
	)
	.query(({ ctx, input }) => readAudit(ctx.app.reads.db, input.query, input.after, input.limit));
