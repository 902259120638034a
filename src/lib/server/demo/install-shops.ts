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

/**
 * Installs the demo's shops with their contracts and credentials, as an administrator would by hand. A
 * later start only brings up to date how the simulator is reached; what people settled stays.
 *
 * @param now desk time, epoch ms
 */
export async function installDemoShops(
	db: Database,
	sealer: Sealer,
	simulatorUrl: string,
	now: number
): Promise<void> {
	const answer = await fetch(`${simulatorUrl}/control/shops`);
	const { shops } = demoShops.parse(await answer.json());
	for (const one of shops) {
		const key = { system: 'recruit', gatewayShopId: one.gatewayShopId } as const;
		const reached = {
			endpoint: one.endpoint,
			...key,
			shopPass: sealer.seal(accountLabel(key), one.shopPass),
			secretSetAt: now,
			wireStatus: one.wireStatus
		};
		await db.insert(shop).values({ code: one.code, name: one.name }).onConflictDoNothing();
		await db
			.insert(gatewayAccount)
			.values({
				shop: one.code,
				...reached,
				...one.terms,
				// Where a person would finish what did not reach the gateway: here the one who plays it.
				consoleUrl: '/simulator'
			})
			.onConflictDoUpdate({
				target: [gatewayAccount.shop, gatewayAccount.system],
				set: reached
			});
	}
}
