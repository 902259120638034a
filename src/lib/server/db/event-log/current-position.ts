import type { Sql } from 'postgres';
import type { StreamPosition } from '../../../contract/stream.ts';
import { logEpoch } from './log-identity.ts';
import { formatPosition } from './position.ts';

/**
 * The position to subscribe from for data that is read *after* this call: nothing that happens later
 * can be missing from the stream, what was already visible may come once more.
 */
export async function currentPosition(sql: Sql): Promise<StreamPosition> {
	const [row] = await sql<{ epoch: string; xmin: string }[]>`
		select ${logEpoch(sql)} as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin`;
	if (row === undefined) throw new Error('the database did not say where its log ends');
	return formatPosition(row.epoch, { xid: BigInt(row.xmin), seq: 0n });
}
