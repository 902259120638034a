import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { CodedError } from '../../contract/errors.ts';
import type { ReportLine, RunReport } from '../../contract/run-report.ts';
import type { RunItemOutcome, RunRow } from '../../contract/runs.ts';
import { orders, run, runItem } from '../db/schema/index.ts';
import type { RunContext } from './run-context.ts';
import { RUN_ROW } from './run-rows.ts';

const CHANGES_PER_PAGE = 200;
const EXAMPLES = 20;

/** @throws CodedError UNKNOWN_RUN */
export async function readRunRow(context: RunContext, id: number): Promise<RunRow> {
	const [row] = await context.db.select(RUN_ROW).from(run).where(eq(run.id, id));
	if (!row) throw new CodedError('UNKNOWN_RUN', { field: 'run' });
	return row;
}

/**
 * What a run found, so far or at its end.
 *
 * @param after the order behind which the page of changes begins; 0: the first page
 * @throws CodedError UNKNOWN_RUN
 */
export async function readRunReport(
	context: RunContext,
	id: number,
	after: number
): Promise<RunReport> {
	const row = await readRunRow(context, id);
	const [changes, failures] = await Promise.all([
		readReportLines(context, id, 'changed', after, CHANGES_PER_PAGE),
		readFailures(context, id)
	]);
	const last = changes.length === CHANGES_PER_PAGE ? changes.at(-1) : undefined;
	return { run: row, changes, nextChange: last?.orderId ?? null, failures };
}

/** Orders of a run with this outcome, in the order in which the run reads them. */
export async function readReportLines(
	context: RunContext,
	id: number,
	outcome: RunItemOutcome,
	after: number,
	limit: number
): Promise<ReportLine[]> {
	const rows = await context.db
		.select(LINE)
		.from(runItem)
		.innerJoin(orders, eq(orders.id, runItem.orderId))
		.where(and(eq(runItem.runId, id), eq(runItem.outcome, outcome), gt(runItem.orderId, after)))
		.orderBy(asc(runItem.orderId))
		.limit(limit);
	return rows.map(lineOf);
}

const LINE = {
	orderId: runItem.orderId,
	shop: orders.shop,
	number: orders.number,
	system: orders.system,
	doneAt: runItem.doneAt,
	changes: runItem.changes,
	code: runItem.code
} as const;

/** As it was written by `record-results.ts`: only reported fields, only words and numbers. */
function lineOf<T extends { doneAt: number | null; changes: unknown }>(
	row: T
): Omit<T, 'doneAt' | 'changes'> & Pick<ReportLine, 'doneAt' | 'changes'> {
	return { ...row, doneAt: row.doneAt ?? 0, changes: row.changes as ReportLine['changes'] };
}

async function readFailures(context: RunContext, id: number): Promise<RunReport['failures']> {
	const ofRun = and(eq(runItem.runId, id), eq(runItem.outcome, 'failed'));
	const ranked = context.db
		.select({
			...LINE,
			count: sql<number>`(count(*) over (partition by ${runItem.code}))::int`.as('same'),
			place:
				sql<number>`(row_number() over (partition by ${runItem.code} order by ${runItem.orderId}))::int`.as(
					'place'
				)
		})
		.from(runItem)
		.innerJoin(orders, eq(orders.id, runItem.orderId))
		.where(ofRun)
		.as('ranked');
	const rows = await context.db
		.select()
		.from(ranked)
		.where(sql`${ranked.place} <= ${EXAMPLES}`)
		.orderBy(sql`${ranked.count} desc`, ranked.code, ranked.orderId);
	const groups = new Map<string, RunReport['failures'][number]>();
	for (const { count, place: _, ...row } of rows) {
		const code = row.code ?? 'INTERNAL';
		const group = groups.get(code) ?? { code, count, examples: [] };
		group.examples.push(lineOf(row));
		groups.set(code, group);
	}
	return [...groups.values()];
}
