import type { DeskFigures } from './desk/figures.ts';
import type { ErrorCode } from './errors.ts';
import type { OrderRow } from './order-row.ts';
import type { RunRow } from './runs.ts';

/**
 * The stream: what crosses the socket at {@link STREAM_PATH}, up (browser → server) and down.
 *
 * The rule that recovers everything: what a client holds is data plus a position in the log of
 * changes. It subscribes from that position and is first sent what it missed, then what happens.
 * When the server cannot continue from there it says `stream:resync` and sends nothing more; the
 * client loads its data again, which names a new position, and subscribes from that one. A client
 * that holds nothing subscribes with `position: null` and is given a `stream:snapshot`.
 *
 * A change of any shape below (or inside what it carries) needs a new {@link STREAM_PROTOCOL}; the
 * hash test beside this file fails until it has one.
 */
export const STREAM_PROTOCOL = 1;
export const STREAM_PATH = '/socket.io';

/** A place in the log: `<epoch>.<xid>.<seq>`. Clients keep it and send it back, and read nothing in it. */
export type StreamPosition = string;

/**
 * What a socket shows; one screen per socket at a time. A key's socket shows the desk only. Runs reach
 * every screen; `runs` is one that shows no order live.
 */
export type Screen =
	| { readonly kind: 'desk' }
	| { readonly kind: 'runs' }
	| { readonly kind: 'order'; readonly shop: string; readonly number: string };

/** Starts sending, or moves the socket to another screen. */
export interface Subscribe {
	/** {@link STREAM_PROTOCOL} of the client; another one is answered with PROTOCOL_MISMATCH. */
	protocol: number;
	position: StreamPosition | null;
	screen: Screen;
}

/**
 * One step of the log, coalesced: every order that changed, once, as it is now. `from` is the client's
 * position before the step and `to` after it, so a `from` that the client is not at means a gap.
 *
 * Delivery is at least once: a row may come again, or come late after a newer one. Keep it only if it
 * {@link supersedes} the one that is held.
 */
export interface Frame {
	from: StreamPosition;
	to: StreamPosition;
	changes: OrderRow[];
	/** Every run that moved, once, as it is now. */
	runs: RunRow[];
	/**
	 * Present on desk screens when they may have moved, on the others when alerts or work items have;
	 * null: as before.
	 */
	figures: DeskFigures | null;
	/** Log entries still to come before the client is up to date; 0: live. */
	pending: number;
}

/** The start for a client that holds nothing: frames follow from `at`, load what you show after it. */
export interface Snapshot {
	at: StreamPosition;
	/** The order of an order screen; empty on a desk, whose lists are loaded by page. */
	rows: OrderRow[];
	/** Those under way. */
	runs: RunRow[];
	figures: DeskFigures | null;
}

/**
 * Nothing more is sent until the client has loaded its data again and subscribed.
 * - `too_old`: the log does not reach back to the position, or reloading is cheaper than replaying
 * - `other_epoch`: the database was restored or replaced since
 * - `too_slow`: the socket did not take what was sent
 */
export interface Resync {
	reason: 'too_old' | 'other_epoch' | 'too_slow';
}

/** Sent on connect, every 20 s, and when the demo clock or the readability of the log changes. */
export interface ClockSync {
	/** Real server time, epoch ms: what a PC's clock is measured against. */
	now: number;
	/** Desk time = real time + this; 0 outside the demo. */
	demoOffsetMs: number;
	/** Real server time up to which screens are complete, epoch ms; before `now` only while the log is stuck. */
	readAt: number;
}

export interface OrderKey {
	readonly shop: string;
	readonly number: string;
}

export type PresenceMode = 'viewing' | 'editing';

/** Where the sender is; null: on no order. `away`: the page is hidden. */
export interface PresenceSet {
	order: OrderKey | null;
	mode: PresenceMode;
	away: boolean;
}

/** A person on an order: once, however many pages they have open, with the strongest mode of them. */
export interface PersonPresent {
	id: string;
	name: string;
	mode: PresenceMode;
	/** On every page of theirs. */
	away: boolean;
}

/** Who is on which order. Orders named here replace what was known; `all`: the others are empty. */
export interface PresenceFrame {
	all: boolean;
	orders: (OrderKey & { readonly people: PersonPresent[] })[];
}

/** over: signed out, expired or disabled; role_changed: sign-in stands, with other rights. */
export interface SessionEnded {
	reason: 'over' | 'role_changed' | 'key_revoked';
}

export interface UpPayloads {
	'stream:subscribe': Subscribe;
	'presence:set': PresenceSet;
}

export interface DownPayloads {
	'stream:frame': Frame;
	'stream:snapshot': Snapshot;
	'stream:resync': Resync;
	'clock:sync': ClockSync;
	'presence:frame': PresenceFrame;
	'session:ended': SessionEnded;
}

/** The errors that a socket answers with; NOT_FOUND: there is no such event. */
export const SOCKET_ERROR_CODES = [
	'MISSING_FIELD',
	'UNKNOWN_FIELD',
	'BAD_FIELD',
	'UNAUTHENTICATED',
	'FORBIDDEN',
	'SCOPE_MISSING',
	'TOO_MANY_REQUESTS',
	'NOT_FOUND',
	'UNKNOWN_ORDER',
	'POSITION_INVALID',
	'PROTOCOL_MISMATCH',
	'NOT_READY',
	'INTERNAL'
] as const satisfies readonly ErrorCode[];
export type SocketErrorCode = (typeof SOCKET_ERROR_CODES)[number];

/** How every up event is answered. */
export type Answer =
	| { ok: true }
	| {
			ok: false;
			error: {
				code: SocketErrorCode;
				field: string | null;
				params: Readonly<Record<string, string | number>>;
			};
	  };

export type UpEvent = keyof UpPayloads;
export type DownEvent = keyof DownPayloads;

/** The event maps that Socket.IO's types ask for. */
export type UpEvents = {
	[E in UpEvent]: (payload: UpPayloads[E], answer: (answer: Answer) => void) => void;
};
export type DownEvents = { [E in DownEvent]: (payload: DownPayloads[E]) => void };

/** Is `incoming` at least as new as the row that is held? Rows change within a version, too. */
export function supersedes(incoming: OrderRow, held: OrderRow): boolean {
	if (incoming.version !== held.version) return incoming.version > held.version;
	return incoming.updatedAt >= held.updatedAt;
}
