import { CodedError } from '../../contract/errors.ts';
import {
	type Answer,
	SOCKET_ERROR_CODES,
	type UpEvent,
	type UpPayloads
} from '../../contract/stream.ts';
import { UP_SCHEMAS } from '../../contract/stream-up.ts';
import { inputError } from '../http/input-error.ts';
import type { Logger } from '../log.ts';
import type { HubCounters } from './counters.ts';
import { isUpEvent, requireDoor } from './socket-doors.ts';
import type { StreamClient } from './stream-client.ts';

/** Says that the message was accepted; what follows from it may take longer. */
export type Accept = () => void;

export type UpHandlers = {
	[E in UpEvent]: (client: StreamClient, payload: UpPayloads[E], accept: Accept) => Promise<void>;
};

/**
 * Everything that a socket sends passes here: its rate, name, permission and shape are checked, in
 * this order, and whatever is wrong is answered with a code.
 */
export function createInbox(
	handlers: UpHandlers,
	counters: HubCounters,
	log: Logger
): (client: StreamClient, packet: readonly unknown[]) => Promise<void> {
	async function handle<E extends UpEvent>(
		event: E,
		handler: UpHandlers[E],
		client: StreamClient,
		payload: unknown,
		accept: Accept
	): Promise<void> {
		requireDoor(client.principal, event);
		const parsed = UP_SCHEMAS[event].safeParse(payload);
		if (!parsed.success) throw inputError(parsed.error, payload);
		await handler(client, parsed.data, accept);
	}

	return async (client, [event, ...rest]) => {
		const [payload] = rest;
		const reply = answererOf(rest);
		try {
			const allowance = client.rate.take(performance.now());
			if (allowance === 'close') client.socket.disconnect(true);
			if (allowance !== 'yes') throw new CodedError('TOO_MANY_REQUESTS');
			if (!isUpEvent(event)) throw new CodedError('NOT_FOUND');
			await handle(event, handlers[event], client, payload, () => {
				reply({ ok: true });
			});
		} catch (err) {
			counters.refused += 1;
			const error = asAnswer(err);
			if (error.code === 'INTERNAL') log.error({ err, event }, 'a message of a socket failed');
			reply({ ok: false, error });
		}
	};
}

/** The acknowledgement that the client asked for, usable once; without one nobody is answered. */
function answererOf(rest: readonly unknown[]): (answer: Answer) => void {
	const last = rest.at(-1);
	let isAnswered = typeof last !== 'function';
	return (answer) => {
		if (isAnswered) return;
		isAnswered = true;
		(last as (answer: Answer) => void)(answer);
	};
}

function asAnswer(err: unknown): Extract<Answer, { ok: false }>['error'] {
	const coded = err instanceof CodedError ? err : new CodedError('INTERNAL');
	const code = SOCKET_ERROR_CODES.find((known) => known === coded.code) ?? 'INTERNAL';
	return { code, field: coded.field, params: coded.params };
}
