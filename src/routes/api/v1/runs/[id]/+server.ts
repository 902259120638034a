import type { Access } from '$lib/contract/access.ts';
import { getRun } from '$lib/server/api/get-run.ts';
import type { RequestHandler } from './$types';

export const _access: Access = { scope: 'runs:read', permission: 'runs.read' };

export const GET: RequestHandler = ({ locals, params }) => getRun(locals.app.runs, params.id);
