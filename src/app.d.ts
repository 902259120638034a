import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '$lib/contract/errors';
import type { Application } from '$lib/server/application';
import type { Principal } from '$lib/server/auth/principal';
import type { Logger } from '$lib/server/log';

declare global {
	namespace App {
		interface Error {
			message: string;
			code: ErrorCode;
			/** What the log line of an unexpected failure is called. */
			id?: string;
		}
		interface Locals {
			app: Application;
			/** Who is asking; the guard sets it before any route runs. */
			principal: Principal | null;
			requestId: string;
			/** Every line names the request. */
			log: Logger;
		}
		/** adapter-node hands over the raw request; absent in development. */
		interface Platform {
			req: IncomingMessage;
		}
	}
}

export {};
