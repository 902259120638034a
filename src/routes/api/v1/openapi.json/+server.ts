import type { AccessDeclaration } from '$lib/contract/access.ts';
import { openApi } from '$lib/server/api/openapi.ts';

export const _access: AccessDeclaration = { GET: 'public' };

/** The public API, for programs that read it. */
export function GET(): Response {
	return Response.json(openApi());
}
