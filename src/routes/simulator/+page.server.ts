import { error } from '@sveltejs/kit';
import type { Access } from '$lib/contract/access.ts';
import { readSimulator } from '$lib/server/demo/read-simulator.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'simulator.manage';

/** The simulated gateways; there are none without the demo. */
export const load: PageServerLoad = async ({ locals }) => {
	const { demo } = locals.app;
	if (demo === null) error(404, { message: 'NOT_FOUND' });
	return { simulator: await readSimulator(demo) };
};
