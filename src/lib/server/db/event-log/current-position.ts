import type { Sql } from 'postgres';
import type { StreamPosition } from '../../../contract/stream.ts';
import { logEpoch, oldestWriter } from './log-identity.ts';
import { formatPosition } from './position.ts';

/**
 * The position to subscribe from for data that is read *after* this call: nothing that happens later
 * can be missing from the stream, what was already visible may come once more.
 */
export async function currentPosition(sql: Sql): Promise<StreamPosition> {
	const [row] = await sql<{ epoch: string; xid: string }[]>`
		select ${logEpoch(sql)} as epoch, ${oldestWriter(sql)}::text as xid`;
	if (row === undefined) throw new Error('the database did not say where its log ends');
	return formatPosition(row.epoch, { xid: BigInt(row.xid), seq: 0n });
}
