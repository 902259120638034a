import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { gatewayAccount, shop } from '../db/schema/index.ts';
import { accountLabel } from '../orders/gateway-payment.ts';
import type { Sealer } from '../secrets/seal.ts';

/** What the simulator says about its demo shops; checked like any other outside input. */
const demoShops = z.object({
	shops: z.array(
		z.object({
			code: z.string(),
			name: z.string(),
			gatewayShopId: z.string(),
			shopPass: z.string(),
			endpoint: z.url(),
			terms: z.object({
				validityDays: z.int(),
				extensionDays: z.int().nullable(),
				extensionEnabled: z.boolean()
			}),
			wireStatus: z.object({ CAPTURE_ACCEPTED: z.string(), AUTO_CANCELLED: z.string() })
		})
	)
});

/** Installs the demo's shops with their contracts and credentials, as a supervisor would by hand. */
export async function installDemoShops(
	db: Database,
	sealer: Sealer,
	simulatorUrl: string
): Promise<void> {
	const answer = await fetch(`${simulatorUrl}/control/shops`);
	const { shops } = demoShops.parse(await answer.json());
	for (const one of shops) {
		const key = { system: 'recruit', gatewayShopId: one.gatewayShopId } as const;
		const account = {
			endpoint: one.endpoint,
			...key,
			shopPass: sealer.seal(accountLabel(key), one.shopPass),
			wireStatus: one.wireStatus,
			// Where a person would finish what did not reach the gateway: here the one who plays it.
			consoleUrl: '/simulator',
			...one.terms
		};
		await db.insert(shop).values({ code: one.code, name: one.name }).onConflictDoNothing();
		await db
			.insert(gatewayAccount)
			.values({ shop: one.code, ...account })
			.onConflictDoUpdate({
				target: [gatewayAccount.shop, gatewayAccount.system],
				set: account
			});
	}
}
