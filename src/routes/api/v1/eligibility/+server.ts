import type { AccessDeclaration } from '$lib/contract/access.ts';
import { postEligibility } from '$lib/server/api/eligibility.ts';
import type { RequestHandler } from './$types';

export const _access: AccessDeclaration = {
	POST: { scope: 'eligibility', permission: 'eligibility.ask' }
};

export const POST: RequestHandler = ({ locals, request }) => postEligibility(locals.app, request);
