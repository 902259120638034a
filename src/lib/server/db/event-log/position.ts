import type { StreamPosition } from '../../../contract/stream.ts';

/**
 * A place in the log. Whoever is there has seen every event up to and including it: events are in
 * the order of (xid, seq), and seq starts at 1, so (x, 0) means all of the transactions before x.
 */
export interface LogPlace {
	readonly xid: bigint;
	readonly seq: bigint;
}

/** Negative when `a` comes before `b`. */
export function comparePlaces(a: LogPlace, b: LogPlace): number {
	if (a.xid !== b.xid) return a.xid < b.xid ? -1 : 1;
	if (a.seq !== b.seq) return a.seq < b.seq ? -1 : 1;
	return 0;
}

export function formatPosition(epoch: string, place: LogPlace): StreamPosition {
	return `${epoch}.${place.xid}.${place.seq}`;
}

const MAX_XID = 2n ** 64n - 1n;
const MAX_SEQ = 2n ** 63n - 1n;
const WRITTEN = /^([0-9a-f]{16})\.(0|[1-9]\d{0,19})\.(0|[1-9]\d{0,18})$/;

/** Reads a position exactly as {@link formatPosition} writes it; null: nobody here wrote that. */
export function parsePosition(text: string): { epoch: string; place: LogPlace } | null {
	const [, epoch, xidText, seqText] = WRITTEN.exec(text) ?? [];
	if (epoch === undefined || xidText === undefined || seqText === undefined) return null;
	const place = { xid: BigInt(xidText), seq: BigInt(seqText) };
	if (place.xid > MAX_XID || place.seq > MAX_SEQ) return null;
	return { epoch, place };
}
