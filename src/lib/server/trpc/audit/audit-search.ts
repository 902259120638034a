import { z } from 'zod';
import { auditFilterFrom } from '../../../contract/audit.ts';

/** A filter as its address names it: read in one place, for page, procedure and file alike. */
export const auditSearch = z
	.string()
	.max(500)
	.transform((query) => auditFilterFrom(new URLSearchParams(query)).filter);
