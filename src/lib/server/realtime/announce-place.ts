import { CodedError } from '../../contract/errors.ts';
import { may } from '../../domain/access/index.ts';
import type { UpHandlers } from './inbox.ts';
import type { PresenceBoard } from './presence-board.ts';

/** `presence:set`: which order the socket's person has open; nobody is said to edit who may not. */
export function createAnnouncePlace(presence: PresenceBoard): UpHandlers['presence:set'] {
	return async ({ principal, socket }, { order, mode, away }, accept) => {
		if (principal.kind !== 'person') throw new CodedError('FORBIDDEN');
		if (mode === 'editing' && !may(principal.role, 'orders.act'))
			throw new CodedError('FORBIDDEN', { field: 'mode' });
		const { id, name } = principal;
		presence.set(socket.id, order === null ? null : { order, person: { id, name }, mode, away });
		accept();
		return Promise.resolve();
	};
}
