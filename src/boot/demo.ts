import { z } from 'zod';
import type { Logger } from '../lib/server/log.ts';
import type { Settings } from '../lib/server/settings.ts';
import { localDeskUrl } from './desk-address.ts';
import type { SimulatorProcess } from './simulator-process.ts';

const SHOP_LIST = z.object({
	shops: z.array(
		z.object({
			code: z.string(),
			name: z.string(),
			gatewayShopId: z.string(),
			shopPass: z.string()
		})
	)
});
/** A demo shop and its credentials at the simulated gateway. */
export type DemoShop = z.infer<typeof SHOP_LIST>['shops'][number];

/** What a person needs to know to use the demo. */
export type OpenDemo = {
	readonly apiKey: string;
	readonly simulatorUrl: string;
	readonly shops: readonly DemoShop[];
};

/**
 * Opens the demo shop: from now on orders arrive through the same public door as any shop's. A
 * simulator that is started again after a crash is told again.
 */
export async function openDemo(
	settings: Settings,
	simulator: SimulatorProcess | null,
	log: Logger
): Promise<OpenDemo | null> {
	if (settings.demo === null || simulator === null) return null;
	const { apiKey } = settings.demo;
	const introduce = () => introduceDesk(simulator.url, { url: localDeskUrl(settings), apiKey });
	simulator.onRestart(() => {
		introduce().catch((err: unknown) => {
			log.error({ err }, 'the restarted simulator does not know the desk');
		});
	});
	await introduce();
	return { apiKey, simulatorUrl: simulator.url, shops: await readDemoShops(simulator.url) };
}

async function introduceDesk(
	simulatorUrl: string,
	desk: { readonly url: string; readonly apiKey: string }
): Promise<void> {
	const response = await fetch(`${simulatorUrl}/control/desk`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(desk),
		signal: AbortSignal.timeout(10_000)
	});
	if (!response.ok) {
		throw new Error(
			`the simulator refused the desk: ${String(response.status)} ${await response.text()}`
		);
	}
}

async function readDemoShops(simulatorUrl: string): Promise<DemoShop[]> {
	const response = await fetch(`${simulatorUrl}/control/shops`, {
		signal: AbortSignal.timeout(10_000)
	});
	if (!response.ok) throw new Error(`the simulator answered ${String(response.status)}`);
	return SHOP_LIST.parse(await response.json()).shops;
}
