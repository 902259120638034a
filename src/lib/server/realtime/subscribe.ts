import { CodedError } from '../../contract/errors.ts';
import { type Screen, STREAM_PROTOCOL } from '../../contract/stream.ts';
import { type OrdersRead, parsePosition } from '../db/event-log/index.ts';
import type { Logger } from '../log.ts';
import { type CatchUpSources, replayInto, snapshotInto } from './bring-up-to-date.ts';
import type { HubCounters } from './counters.ts';
import type { UpHandlers } from './inbox.ts';
import type { LogTail } from './log-tail.ts';
import type { PresenceBoard } from './presence-board.ts';
import type { Publisher } from './publisher.ts';

/** `stream:subscribe`: from here on the socket follows one screen, beginning where its data ends. */
export function createSubscribe(parts: {
	tail: Pick<LogTail, 'place' | 'epoch'>;
	publisher: Publisher;
	presence: PresenceBoard;
	findOrder: (shop: string, number: string) => Promise<number | null>;
	sources: CatchUpSources;
	counters: HubCounters;
	log: Logger;
}): UpHandlers['stream:subscribe'] {
	const { tail, publisher, presence, sources, counters, log } = parts;

	async function ordersOn(screen: Screen): Promise<OrdersRead> {
		if (screen.kind === 'desk') return 'all';
		if (screen.kind === 'runs') return 'none';
		const id = await parts.findOrder(screen.shop, screen.number);
		if (id === null) throw new CodedError('UNKNOWN_ORDER', { field: 'screen' });
		return id;
	}

	return async (client, { protocol, position, screen }, accept) => {
		if (protocol !== STREAM_PROTOCOL)
			throw new CodedError('PROTOCOL_MISMATCH', { params: { protocol: STREAM_PROTOCOL } });
		if (client.principal.kind === 'key' && screen.kind !== 'desk')
			throw new CodedError('FORBIDDEN', { field: 'screen' });
		const start = position === null ? null : parsePosition(position);
		if (position !== null && start === null)
			throw new CodedError('POSITION_INVALID', { field: 'position' });

		client.leave();
		const { generation } = client;
		const orders = await ordersOn(screen);
		if (tail.place === null || tail.epoch === null) throw new CodedError('NOT_READY');
		accept();
		// A later message has taken the socket elsewhere, or it is gone.
		if (client.generation !== generation) return;
		counters.subscriptions += 1;
		if (start !== null && start.epoch !== tail.epoch) {
			client.resync('other_epoch');
			return;
		}

		const { epoch } = tail;
		const audience = publisher.audienceOf(screen, orders, tail.place);
		audience.joining += 1;
		try {
			if (start === null) await snapshotInto(audience, client, epoch, sources);
			else await replayInto(audience, client, epoch, start.place, sources);
		} catch (err) {
			log.error({ err }, 'a socket could not be brought up to date');
			// It was told that frames follow: cut, it comes back and asks again.
			client.socket.conn.close();
		} finally {
			audience.joining -= 1;
		}
		if (client.audience === audience) client.tell('presence:frame', presence.whole(screen));
	};
}
