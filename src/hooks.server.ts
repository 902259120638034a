import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { createTRPCHandle } from 'trpc-sveltekit';
import { isTheme } from '$lib/contract/preferences.ts';
import { isLocale, localeOfHeader } from '$lib/i18n/locale.ts';
import { wire, type Application } from '$lib/server/application.ts';
import { readBootSlot } from '$lib/server/boot-slot.ts';
import { createGuard } from '$lib/server/http/guard.ts';
import { allowedOrigins } from '$lib/server/settings.ts';
import { reportFailure } from '$lib/server/trpc/report-failure.ts';
import { appRouter } from '$lib/server/trpc/router.ts';

const YEAR_SECONDS = 31_536_000;

let app: Application;
let guard: ReturnType<typeof createGuard>;

/** Wires the application once, around the server that `main.ts` (or Vite) listens with. */
export const init: ServerInit = async () => {
	const boot = readBootSlot();
	app = await wire(boot);
	guard = createGuard({
		app,
		modules: import.meta.glob('/src/routes/**/+{server,page.server}.ts'),
		origins: allowedOrigins(boot.settings),
		newId: randomUUID
	});
};

const enter: Handle = ({ event, resolve }) => {
	const { cookies, locals, request } = event;
	const locale = cookies.get('locale');
	const theme = cookies.get('theme');
	locals.app = app;
	locals.locale = isLocale(locale)
		? locale
		: localeOfHeader(request.headers.get('accept-language'));
	locals.theme = isTheme(theme) ? theme : 'system';
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%yoshin.lang%', locals.locale).replace('%yoshin.theme%', locals.theme)
	});
};

const measure: Handle = async ({ event, resolve }) => {
	const end = app.metrics.seconds.startTimer();
	const answer = await resolve(event);
	const door = event.route.id ?? (event.url.pathname.startsWith('/trpc/') ? '/trpc' : 'other');
	end({ door });
	app.metrics.answers.inc({ door, status: `${Math.floor(answer.status / 100)}xx` });
	return answer;
};

const procedures = createTRPCHandle({
	router: appRouter,
	url: '/trpc',
	createContext: ({ locals, cookies, url }) => ({
		app: locals.app,
		principal: locals.principal,
		requestId: locals.requestId,
		remember: (name, value) => {
			const secure = url.protocol === 'https:';
			cookies.set(name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure });
		}
	}),
	onError: ({ error, path, ctx }) => {
		reportFailure({ error, path, ctx }, app.log);
	}
});

export const handle: Handle = sequence(enter, measure, (input) => guard.handle(input), procedures);

export const handleError: HandleServerError = (input) => guard.handleError(input);
