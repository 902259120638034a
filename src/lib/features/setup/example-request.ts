import { formatJst } from '../../domain/calendar.ts';

/**
 * A request that can be sent as it stands, once the key is in `YOSHIN_KEY` and the gateway's order id
 * is one that exists there.
 *
 * @param origin of this desk
 * @param account null while there is no contract: names stand in for it
 * @param now epoch ms
 */
export function exampleRequest(
	origin: string,
	account: { shop: string; gatewayShopId: string } | null,
	now: number
): string {
	// To the minute: the example would otherwise change while it is read.
	const at = formatJst(now - (now % 60_000));
	const order = {
		shop: account?.shop ?? 'main',
		orderNumber: 'TEST-000001',
		updatedAt: at,
		orderedAt: at,
		system: 'recruit',
		payment: {
			gatewayShopId: account?.gatewayShopId ?? 'tshop00000001',
			gatewayOrderIds: ['TEST-000001-1']
		},
		amounts: { goods: 4500, shipping: 480, tax: 0, fee: 0, discount: 0, total: 4980 },
		lines: [{ sku: 'nabe-01', name: 'おなべ', unitPrice: 4500, quantity: 1, taxRate: 10 }],
		destinations: [],
		buyer: { name: '山田 太郎', kana: 'ヤマダ タロウ', email: null, phone: null }
	};
	return [
		`curl -X POST ${origin}/api/v1/orders \\`,
		'  -H "Authorization: Bearer $YOSHIN_KEY" \\',
		"  -H 'Content-Type: application/json' \\",
		`  -d '${written(order)}'`
	].join('\n');
}

/** One line for each key: as short as it stays readable. */
function written(order: Readonly<Record<string, unknown>>): string {
	const lines = Object.entries(order).map(
		([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`
	);
	return `{\n${lines.join(',\n')}\n  }`;
}
