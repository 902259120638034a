import { createContext } from 'svelte';
import type { Role } from '../domain/access/index.ts';
import type { Clock } from './clock.svelte.ts';
import type { Connection, ConnectionState } from './connection.svelte.ts';

export interface Me {
	id: string;
	name: string;
	role: Role;
}

/** What every signed-in screen stands on. */
export interface Workplace {
	readonly clock: Clock;
	/** Null while the page is rendered on the server. */
	readonly connection: Connection | null;
	readonly me: Me;
	readonly shops: readonly { code: string; name: string }[];
	/** What the shop of a code is called. */
	readonly shopName: (code: string) => string;
}

export const [useWorkplace, provideWorkplace] = createContext<Workplace>();

/** How true the screen is; before the connection exists it is on its way. */
export function connectionState(workplace: Workplace): ConnectionState {
	return workplace.connection?.state ?? { kind: 'catching-up', pending: 0 };
}
