import { redirect, type Actions, type RequestEvent } from '@sveltejs/kit';
import type { Access } from '$lib/contract/access.ts';
import { CodedError } from '$lib/contract/errors.ts';
import { isLocale } from '$lib/i18n/locale.ts';
import { DEMO_PEOPLE } from '$lib/server/auth/demo/demo-people.ts';
import { signIn } from '$lib/server/auth/sessions/sign-in.ts';
import { signInAs } from '$lib/server/auth/sessions/sign-in-as.ts';
import { callerOf, enter, leave } from '$lib/server/http/browser-session.ts';
import { failing } from '$lib/server/http/form-failure.ts';
import { isLoopback } from '$lib/server/http/loopback.ts';
import { ownPath } from '$lib/server/http/own-path.ts';
import { peerAddress } from '$lib/server/http/peer-address.ts';
import { readForm } from '$lib/server/http/read-body.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

/** The longest password in the longest encoding, and the address. */
const LIMIT_BYTES = 16 * 1024;
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

export const load: PageServerLoad = (event) => {
	const next = event.url.searchParams.get('next');
	if (event.locals.principal?.kind === 'person') redirect(303, ownPath(next));
	return {
		next,
		demoPeople: mayUseDemo(event)
			? DEMO_PEOPLE.map(({ id, name, role }) => ({ id, name, role }))
			: []
	};
};

export const actions = {
	password: async (event) => {
		let email = '';
		const failure = await failing(
			event,
			async () => {
				const fields = await readForm(event.request, LIMIT_BYTES);
				email = fields.get('email') ?? '';
				const { access } = event.locals.app;
				const password = fields.get('password') ?? '';
				await enter(
					access,
					event,
					await signIn(access, { email, password, caller: callerOf(event) })
				);
			},
			() => ({ email })
		);
		return failure ?? redirect(303, ownPath(event.url.searchParams.get('next')));
	},

	demo: async (event) => {
		const failure = await failing(
			event,
			async () => {
				if (!mayUseDemo(event)) throw new CodedError('FORBIDDEN');
				const fields = await readForm(event.request, LIMIT_BYTES);
				const somebody = DEMO_PEOPLE.find(({ id }) => id === fields.get('person'));
				if (somebody === undefined) throw new CodedError('UNKNOWN_PERSON', { field: 'person' });
				const { access } = event.locals.app;
				await enter(access, event, await signInAs(access, somebody.id, 'demo', callerOf(event)));
			},
			() => ({})
		);
		return failure ?? redirect(303, ownPath(event.url.searchParams.get('next')));
	},

	signOut: async (event) => {
		await leave(event.locals.app.access, event);
		redirect(303, '/sign-in');
	},

	language: async (event) => {
		const failure = await failing(
			event,
			async () => {
				const locale = (await readForm(event.request, LIMIT_BYTES)).get('locale');
				if (!isLocale(locale)) throw new CodedError('BAD_FIELD', { field: 'locale' });
				const secure = event.url.protocol === 'https:';
				const options = { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', secure } as const;
				event.cookies.set('locale', locale, options);
			},
			() => ({})
		);
		const next = event.url.searchParams.get('next');
		const query = next === null ? '' : `?next=${encodeURIComponent(next)}`;
		return failure ?? redirect(303, `/sign-in${query}`);
	}
} satisfies Actions;

export const _forms: Readonly<Record<keyof typeof actions, Access>> = {
	password: 'public',
	demo: 'public',
	signOut: 'session.own',
	language: 'public'
};

/** One click is for whoever sits at this machine, and only while the demo is on. */
function mayUseDemo(
	event: Pick<RequestEvent, 'locals' | 'request' | 'platform' | 'getClientAddress'>
) {
	return event.locals.app.settings.demo !== null && isLoopback(event.request, peerAddress(event));
}
