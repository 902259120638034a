import type { Application } from '../application.ts';
import type { Principal } from '../auth/principal.ts';

/** What every procedure is given. `requestId` stands in the log line of an unexpected error. */
export interface Context {
	app: Application;
	principal: Principal | null;
	requestId: string;
	/** Keeps a choice of this browser over its visits. */
	remember: (name: 'locale' | 'theme', value: string) => void;
}
