import { expect, it } from 'vitest';
import { incomingOrder } from '../../contract/orders-intake.ts';
import { exampleRequest } from './example-request.ts';

it('is an order that the desk takes', () => {
	const command = exampleRequest(
		'https://desk.example.jp',
		{ shop: 'kitchen', gatewayShopId: 'tshop00000007' },
		Date.UTC(2026, 11, 5, 1, 2, 3, 4)
	);
	expect(command).toContain('curl -X POST https://desk.example.jp/api/v1/orders \\');
	expect(command).toContain('Bearer $YOSHIN_KEY');
	const [, body = ''] = /-d '([^']+)'$/.exec(command) ?? [];
	const order = incomingOrder.parse(JSON.parse(body));
	expect(order).toMatchObject({ shop: 'kitchen', payment: { gatewayShopId: 'tshop00000007' } });
	const { goods, shipping, tax, fee, discount, total } = order.amounts;
	expect(goods + shipping + tax + fee - discount).toBe(total);
	expect(order.orderedAt).toBe(Date.UTC(2026, 11, 5, 1, 2));
});
