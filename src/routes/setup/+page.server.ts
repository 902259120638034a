import { error, redirect, type Actions, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Access } from '$lib/contract/access.ts';
import { CodedError } from '$lib/contract/errors.ts';
import { emailAddress, newPassword, personName } from '$lib/contract/people.ts';
import { acceptInvitation } from '$lib/server/auth/links/accept-invitation.ts';
import { readLink } from '$lib/server/auth/links/read-link.ts';
import { setUpFirstAdmin } from '$lib/server/auth/links/set-up-first-admin.ts';
import { signInAs } from '$lib/server/auth/sessions/sign-in-as.ts';
import { callerOf, enter } from '$lib/server/http/browser-session.ts';
import { failing } from '$lib/server/http/form-failure.ts';
import { inputError } from '$lib/server/http/input-error.ts';
import { readForm } from '$lib/server/http/read-body.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

const LIMIT_BYTES = 16 * 1024;

const firstAdmin = z.object({ name: personName, email: emailAddress, password: newPassword });
const invited = z.object({ password: newPassword });

export const load: PageServerLoad = async ({ locals, url }) => {
	try {
		return { purpose: await readLink(locals.app.access, tokenOf(url)) };
	} catch (refusal) {
		if (refusal instanceof CodedError) error(410, { message: refusal.code });
		throw refusal;
	}
};

export const actions = {
	default: async (event) => {
		let fields = new URLSearchParams();
		const failure = await failing(
			event,
			async () => {
				fields = await readForm(event.request, LIMIT_BYTES);
				const { access } = event.locals.app;
				const personId = await setUp(event, fields);
				await enter(access, event, await signInAs(access, personId, 'link', callerOf(event)));
			},
			() => ({ name: fields.get('name') ?? '', email: fields.get('email') ?? '' })
		);
		return failure ?? redirect(303, '/');
	}
} satisfies Actions;

export const _forms: Readonly<Record<keyof typeof actions, Access>> = { default: 'public' };

async function setUp({ locals, url }: RequestEvent, fields: URLSearchParams): Promise<string> {
	const { access } = locals.app;
	const token = tokenOf(url);
	const { kind } = await readLink(access, token);
	return kind === 'first-admin'
		? setUpFirstAdmin(access, { token, ...checked(firstAdmin, fields) })
		: acceptInvitation(access, { token, ...checked(invited, fields) });
}

/** @throws CodedError naming the field */
function checked<T>(schema: z.ZodType<T>, fields: URLSearchParams): T {
	// An empty field of a form is a missing one.
	const given = Object.fromEntries([...fields].filter(([, value]) => value !== ''));
	const parsed = schema.safeParse(given);
	if (!parsed.success) throw inputError(parsed.error, given);
	return parsed.data;
}

function tokenOf(url: URL): string {
	return url.searchParams.get('token') ?? '';
}
