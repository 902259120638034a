import type { AuditFilter, AuditLine, AuditPlace } from '../../contract/audit.ts';
import type { Database } from '../db/client.ts';
import { readAudit } from './read-audit.ts';

const LINES_AT_ONCE = 500;

/**
 * Every line of a filter, latest first, page by page as it is asked for: no transaction stays open, and
 * what is recorded meanwhile stands before the first page and is not in it.
 */
export async function* readWholeAudit(
	db: Database,
	filter: AuditFilter
): AsyncGenerator<AuditLine[], undefined> {
	for (let after: AuditPlace | null = null; ;) {
		const page: { lines: AuditLine[]; next: AuditPlace | null } = await readAudit(
			db,
			filter,
			after,
			LINES_AT_ONCE
		);
		if (page.lines.length > 0) yield page.lines;
		if (page.next === null) return;
		after = page.next;
	}
}
