import type { GatewayShop } from '../recruit/transaction.ts';

/** One of the demo's shops, as it knows itself. */
export interface DemoShop {
	readonly id: 'main' | 'fresh' | 'digital';
	readonly name: string;
	/** Order numbers are `<prefix>-<six digits>`. */
	readonly prefix: string;
	readonly firstNumber: number;
	/** Sells immediately: authorization and capture in one step. */
	readonly immediate: boolean;
	readonly gateway: GatewayShop;
}

/** Passwords of a gateway that exists only here: they open nothing. */
export const DEMO_SHOPS: readonly DemoShop[] = [
	{
		id: 'main',
		name: '丸山道具店',
		prefix: 'MS',
		firstNumber: 104_201,
		immediate: false,
		gateway: {
			shopId: 'tshop00000001',
			shopPass: 'demopass01',
			terms: { validityDays: 30, extensionDays: 30, extensionEnabled: true }
		}
	},
	{
		id: 'fresh',
		name: '朝どれ産直便',
		prefix: 'AS',
		firstNumber: 52_101,
		immediate: false,
		gateway: {
			shopId: 'tshop00000002',
			shopPass: 'demopass02',
			terms: { validityDays: 7, extensionDays: 7, extensionEnabled: false }
		}
	},
	{
		id: 'digital',
		name: 'ことのは電子書店',
		prefix: 'DG',
		firstNumber: 230_001,
		immediate: true,
		gateway: {
			shopId: 'tshop00000003',
			shopPass: 'demopass03',
			terms: { validityDays: 30, extensionDays: 30, extensionEnabled: false }
		}
	}
];

export function demoShop(id: DemoShop['id']): DemoShop {
	const shop = DEMO_SHOPS.find((candidate) => candidate.id === id);
	if (!shop) throw new RangeError(`no such shop: ${id}`);
	return shop;
}
