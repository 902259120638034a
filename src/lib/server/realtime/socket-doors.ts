import type { Access } from '../../contract/access.ts';
import type { UpEvent } from '../../contract/stream.ts';
import type { Principal } from '../auth/principal.ts';
import { refusalOf } from '../http/admit.ts';

/** Who may send which event. An event that is not listed here does not exist. */
export const SOCKET_DOORS = {
	'stream:subscribe': { who: { scope: 'stream', permission: 'orders.read' } },
	'presence:set': { who: 'orders.read' }
} as const satisfies Record<UpEvent, { who: Access }>;

export function isUpEvent(name: unknown): name is UpEvent {
	return typeof name === 'string' && Object.hasOwn(SOCKET_DOORS, name);
}

/** @throws CodedError when the principal may not send the event */
export function requireDoor(principal: Principal, event: UpEvent): void {
	// Loopback opens no door of a socket.
	const refusal = refusalOf(SOCKET_DOORS[event].who, { principal, loopback: false });
	if (refusal !== null) throw refusal;
}
