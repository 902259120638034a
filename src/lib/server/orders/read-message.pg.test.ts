import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOrderBench, type OrderBench } from '../../../../tests/support/order-bench.ts';
import { shows } from '../../../../tests/support/scripted-gateway.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import { receiveResultNotification } from '../notifications/receive-result-notification.ts';
import { storeExchange } from './gateway-payment.ts';
import { inquireOrder } from './inquire-order.ts';
import type { OrderRecord } from './order-record.ts';
import { readMessage } from './read-message.ts';
import { readTimeline } from './read-timeline.ts';

let bench: OrderBench;
let order: OrderRecord;

beforeAll(async () => {
	bench = await createOrderBench();
	order = await bench.arrive();
});
afterAll(() => bench.close());

async function entryOf(kind: TimelineEntry['kind'], of = order): Promise<string> {
	const timeline = await readTimeline(bench.db, of.id);
	return timeline.find((entry) => entry.kind === kind)?.id ?? '';
}

const text = (hex = '') => Buffer.from(hex, 'hex').toString('latin1');

it('an exchange is both messages, decoded beside their bytes, with what its codes mean', async () => {
	await storeExchange(
		bench.db,
		{
			api: 'RecruitChange',
			request: Buffer.from('ShopID=tshop00000001&ShopPass=****&ItemName=%81%60%87%40'),
			answer: Buffer.from('ErrCode=RC1|ZZ9&ErrInfo=RC1000109|ZZ9999999'),
			result: { kind: 'refused', codes: ['RC1000109', 'ZZ9999999'] }
		},
		{
			orderId: order.id,
			operationId: null,
			gatewayOrderId: order.gatewayOrderId,
			sentAt: bench.clock.now() + 5_000,
			answeredAt: bench.clock.now() + 5_100
		}
	);
	const id = await entryOf('message');
	const message = await readMessage(bench.db, order, id);
	expect(message).toMatchObject({ id, gatewayOrderId: order.gatewayOrderId });
	expect(text(message.sent?.hex)).toContain('ItemName=%81%60%87%40');
	expect(message.sent?.fields.at(-1)).toMatchObject({ key: 'ItemName', value: '～①' });
	expect(message.received?.isCut).toBe(false);
	expect(message.codes).toMatchObject([
		{ code: 'RC1000109', known: true },
		{ code: 'ZZ9999999', known: false, en: 'Unknown error code (ZZ9999999).' }
	]);
});

it('silence is told as such, and a long message as cut', async () => {
	await storeExchange(
		bench.db,
		{
			api: 'RecruitSales',
			request: Buffer.alloc(4_096, 'x'),
			answer: null,
			result: { kind: 'no_answer', reason: 'UND_ERR_SOCKET' }
		},
		{
			orderId: order.id,
			operationId: null,
			sentAt: bench.clock.now() + 9_000,
			answeredAt: bench.clock.now() + 9_100
		}
	);
	const message = await readMessage(bench.db, order, await entryOf('message'));
	expect(message).toMatchObject({ received: null, codes: [], sent: { isCut: true } });
});

it('a notification is what came, with the passwords of a forger starred', async () => {
	const body =
		'ShopID=tshop00000001&ShopPass=forged-in-plain&OrderID=MS-000001-1&Status=AUTH&ErrInfo=RC1000009&PayType=24';
	await receiveResultNotification(bench, Buffer.from(body));
	const message = await readMessage(bench.db, order, await entryOf('notification'));
	expect(message).toMatchObject({ gatewayOrderId: 'MS-000001-1', sent: null });
	expect(text(message.received?.hex)).toBe(body.replace('forged-in-plain', '****'));
	expect(message.codes).toMatchObject([{ code: 'RC1000009', known: true }]);
});

it('nobody reads the messages of one order by the name of another', async () => {
	const other = await bench.arrive();
	bench.gateway.willShow(shows('SALES'));
	await inquireOrder(bench, other.id, 'person');
	const id = await entryOf('message', other);
	expect(id).toMatch(/^message-\d+$/);
	for (const [of, entry] of [
		[order, id],
		[order, 'message-999999'],
		[order, 'audit-1'],
		[order, "message-1' or '1'='1"]
	] as const) {
		await expect(readMessage(bench.db, of, entry)).rejects.toMatchObject({ code: 'NOT_FOUND' });
	}
	await expect(
		readMessage(bench.db, { shop: 'main', number: 'NOWHERE' }, id)
	).rejects.toMatchObject({ code: 'UNKNOWN_ORDER' });
});
