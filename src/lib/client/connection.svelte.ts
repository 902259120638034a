import { untrack } from 'svelte';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { DeskFigures } from '../contract/desk/figures.ts';
import { READS_DOWN } from '../contract/stream-down.ts';
import {
	type Answer,
	type DownEvent,
	type DownEvents,
	type DownPayloads,
	type Frame,
	type Screen,
	type SessionEnded,
	STREAM_PATH,
	STREAM_PROTOCOL,
	type StreamPosition,
	type UpEvents
} from '../contract/stream.ts';
import type { Clock } from './clock.svelte.ts';
import { Presence } from './presence.svelte.ts';
import { LiveRuns } from './runs.svelte.ts';

/** How true the screen is. Instants are desk time, epoch ms. */
export type ConnectionState =
	| { readonly kind: 'live' }
	/** `pending`: changes still to come; 0 while nobody has counted them. */
	| { readonly kind: 'catching-up'; readonly pending: number }
	/** Nothing newer than `asOf` is known. */
	| { readonly kind: 'offline'; readonly asOf: number }
	/** No further attempt is made: sign in again, or (outdated) load the page again. */
	| { readonly kind: 'ended'; readonly reason: SessionEnded['reason'] | 'outdated' };

export interface StreamHandlers {
	/** Rows changed; keep those that supersede the held ones. */
	frame: (frame: Frame) => void;
	/** What the page holds cannot be continued: load it again and subscribe from its new position. */
	resync: () => void;
}

interface Subscription extends StreamHandlers {
	readonly screen: Screen;
	position: StreamPosition | null;
	/** False until the server has accepted it: what arrives before belongs to an earlier screen. */
	accepted: boolean;
}

type SocketOverrides = Partial<ManagerOptions & SocketOptions>;
type StreamSocket = Socket<DownEvents, UpEvents>;

/** How long the first connection, and an answer, may take before the screen says so. Milliseconds. */
const PATIENCE_MS = 3000;
const ANSWER_MS = 10_000;
const RETRY_MS = 2000;
const RELOAD_MS = 10_000;
/** A page that is left and the next one change hands within this time. */
const IDLE_MS = 200;

/** The page's one socket: it reconnects by itself and resumes from the last position. */
export class Connection {
	state = $state.raw<ConnectionState>({ kind: 'catching-up', pending: 0 });
	/** The figures above the list and of the bell, as last sent; null before the first. */
	figures = $state.raw<DeskFigures | null>(null);
	readonly presence: Presence;
	readonly runs = new LiveRuns();

	readonly #clock: Clock;
	readonly #socket: StreamSocket;
	#subscription: Subscription | null = null;
	#heardAt: number;
	#stuckSince: number | null = null;
	#patience: ReturnType<typeof setTimeout> | undefined;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#idle: ReturnType<typeof setTimeout> | undefined;

	/** @param overrides for programs outside a browser: headers, `auth.apiKey` */
	constructor(clock: Clock, url?: string, overrides: SocketOverrides = {}) {
		this.#clock = clock;
		this.#heardAt = clock.exactNow();
		const options: SocketOverrides = {
			path: STREAM_PATH,
			transports: ['websocket'],
			autoConnect: false,
			reconnectionDelay: 300,
			reconnectionDelayMax: 5000,
			randomizationFactor: 0.5,
			...overrides
		};
		this.#socket = url === undefined ? io(options) : io(url, options);
		this.presence = new Presence((place) => {
			if (this.#socket.connected) this.#socket.emit('presence:set', place, () => undefined);
		});
		this.#listen();
	}

	/** Connects; the browser's layout calls it once. @returns closes for good */
	start(): () => void {
		const onVisibility = (): void => {
			this.presence.announce();
		};
		const onOnline = (): void => {
			if (this.state.kind !== 'ended' && !this.#socket.connected) this.#socket.connect();
		};
		const page = typeof document === 'undefined' ? null : document;
		page?.addEventListener('visibilitychange', onVisibility);
		page?.defaultView?.addEventListener('online', onOnline);
		this.#patience = setTimeout(() => {
			if (!this.#socket.connected) this.#goOffline();
		}, PATIENCE_MS);
		this.#socket.connect();
		this.#idleSoon();
		return () => {
			page?.removeEventListener('visibilitychange', onVisibility);
			page?.defaultView?.removeEventListener('online', onOnline);
			clearTimeout(this.#patience);
			clearTimeout(this.#retry);
			clearTimeout(this.#idle);
			this.#subscription = null;
			this.#socket.disconnect();
		};
	}

	/**
	 * Follows a screen from the position that its data was loaded at. A page follows one screen; the
	 * next call replaces the one before. @returns stops following
	 */
	subscribe(screen: Screen, position: StreamPosition | null, handlers: StreamHandlers): () => void {
		const subscription: Subscription = { screen, position, accepted: false, ...handlers };
		this.#subscription = subscription;
		if (this.#socket.connected) this.#send(subscription);
		return () => {
			if (this.#subscription !== subscription) return;
			this.#subscription = null;
			this.#idleSoon();
		};
	}

	/** A page that follows nothing still shows what every screen counts: alerts, work items, runs. */
	#idleSoon(): void {
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => {
			if (this.#subscription !== null) return;
			const idle: Subscription = {
				screen: { kind: 'runs' },
				position: null,
				accepted: false,
				frame: () => undefined,
				resync: () => {
					if (!idle.accepted && this.#socket.connected) this.#send(idle);
				}
			};
			this.#subscription = idle;
			if (this.#socket.connected) this.#send(idle);
		}, IDLE_MS);
	}

	#listen(): void {
		const socket = this.#socket;
		socket.on('connect', () => {
			clearTimeout(this.#patience);
			this.#heard();
			this.presence.announce();
			if (this.#subscription === null) this.#goLive();
			else this.#send(this.#subscription);
		});
		socket.on('disconnect', (reason) => {
			this.presence.forget();
			if (this.#subscription !== null) this.#subscription.accepted = false;
			if (this.state.kind === 'ended') return;
			this.#goOffline();
			// The one reason after which the library does not come back by itself.
			if (reason === 'io server disconnect') this.#reconnectLater();
		});
		socket.on('connect_error', (error) => {
			const code = codeOf(error);
			if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') this.#end('over');
			else if (!socket.active) this.#reconnectLater();
		});
		socket.io.on('ping', () => {
			this.#heard();
		});
		this.#on('clock:sync', (sync) => {
			this.#clock.sync(sync);
			this.#stuckSince = sync.readAt < sync.now ? sync.readAt : null;
			if (this.#stuckSince !== null) this.#goOffline();
			else if (this.state.kind === 'offline') this.#goLive();
		});
		this.#on('stream:frame', (frame) => {
			this.#onFrame(frame);
		});
		this.#on('stream:snapshot', ({ at, rows, runs, figures }) => {
			const subscription = this.#subscription;
			if (!subscription?.accepted) return;
			if (figures !== null) this.figures = figures;
			subscription.position = at;
			this.runs.receive(runs);
			subscription.frame({ from: at, to: at, changes: rows, runs, figures, pending: 0 });
			this.#goLive();
			// What the page holds was loaded at no known position, so it may be older than this.
			subscription.resync();
		});
		this.#on('stream:resync', () => {
			if (this.#subscription?.accepted) this.#startOver(this.#subscription);
		});
		this.#on('presence:frame', (frame) => {
			this.presence.receive(frame);
		});
		this.#on('session:ended', ({ reason }) => {
			this.#end(reason);
		});
	}

	/** Listens with the payload checked; one that is not what the contract says means another build. */
	#on<E extends DownEvent>(event: E, handle: (payload: DownPayloads[E]) => void): void {
		const listener = (value: unknown): void => {
			this.#heard();
			const payload = READS_DOWN[event](value);
			if (payload === null) this.#end('outdated');
			else handle(payload);
		};
		this.#socket.on<DownEvent>(event, listener);
	}

	#onFrame(frame: Frame): void {
		const subscription = this.#subscription;
		if (!subscription?.accepted) return;
		if (frame.from !== subscription.position) {
			this.#startOver(subscription);
			return;
		}
		subscription.position = frame.to;
		if (frame.figures !== null) this.figures = frame.figures;
		this.runs.receive(frame.runs);
		subscription.frame(frame);
		if (frame.pending > 0) this.state = { kind: 'catching-up', pending: frame.pending };
		else this.#goLive();
	}

	#startOver(subscription: Subscription): void {
		subscription.accepted = false;
		subscription.position = null;
		this.state = { kind: 'catching-up', pending: 0 };
		subscription.resync();
		// Loading the page's data replaces the subscription; a load that failed is tried again.
		clearTimeout(this.#retry);
		this.#retry = setTimeout(() => {
			if (this.#subscription === subscription && !subscription.accepted)
				this.#startOver(subscription);
		}, RELOAD_MS);
	}

	#send(subscription: Subscription): void {
		const { screen, position } = subscription;
		clearTimeout(this.#retry);
		// Pages subscribe in effects: one that read the state here would be run again by what it writes.
		if (untrack(() => this.state.kind) !== 'live') this.state = { kind: 'catching-up', pending: 0 };
		this.#socket
			.timeout(ANSWER_MS)
			.emit(
				'stream:subscribe',
				{ protocol: STREAM_PROTOCOL, position, screen },
				(error: Error | null, answer?: Answer) => {
					if (this.#subscription !== subscription) return;
					if (error !== null || answer === undefined) {
						// A socket that does not answer is as good as cut; the library dials again.
						if (this.#socket.connected) this.#socket.io.engine.close();
					} else if (answer.ok) subscription.accepted = true;
					else this.#onRefused(subscription, answer.error.code);
				}
			);
	}

	#onRefused(subscription: Subscription, code: string): void {
		if (code === 'PROTOCOL_MISMATCH') this.#end('outdated');
		else if (code === 'POSITION_INVALID') this.#startOver(subscription);
		else
			this.#retry = setTimeout(() => {
				if (this.#subscription === subscription && this.#socket.connected) this.#send(subscription);
			}, RETRY_MS);
	}

	#reconnectLater(): void {
		clearTimeout(this.#retry);
		this.#retry = setTimeout(
			() => {
				if (this.state.kind !== 'ended') this.#socket.connect();
			},
			RETRY_MS * (0.5 + Math.random())
		);
	}

	#heard(): void {
		this.#heardAt = this.#clock.exactNow();
	}

	#goLive(): void {
		if (this.#stuckSince === null && this.state.kind !== 'ended') this.state = { kind: 'live' };
	}

	#goOffline(): void {
		const asOf =
			this.#stuckSince === null ? this.#heardAt : this.#stuckSince + this.#clock.demoOffsetMs;
		if (this.state.kind !== 'ended') this.state = { kind: 'offline', asOf };
	}

	#end(reason: Extract<ConnectionState, { kind: 'ended' }>['reason']): void {
		this.state = { kind: 'ended', reason };
		this.#socket.disconnect();
	}
}

function codeOf(error: Error & { data?: unknown }): unknown {
	const { data } = error;
	return typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
}
