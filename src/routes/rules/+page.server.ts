import type { Access } from '$lib/contract/access.ts';
import { listContractTerms } from '$lib/server/orders/list-contract-terms.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'eligibility.ask';

/** The contracts that the rules can be asked about; what the URL asks is read in the browser. */
export const load: PageServerLoad = async ({ locals }) => ({
	contracts: await listContractTerms(locals.app.reads.db)
});
