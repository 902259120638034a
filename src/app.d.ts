import type { Theme } from '$lib/contract/preferences.ts';
import type { Locale } from '$lib/i18n/locale.ts';
import type { Application } from '$lib/server/application.ts';
import type { Principal } from '$lib/server/auth/principal.ts';

declare global {
	namespace App {
		interface Locals {
			app: Application;
			/** Who is asking; set by the guard before any load or handler runs. */
			principal: Principal | null;
			requestId: string;
			locale: Locale;
			theme: Theme;
		}
	}
}

export {};
