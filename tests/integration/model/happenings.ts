import fc from 'fast-check';
import { expect } from 'vitest';
import { command, type Command } from './command.ts';
import { SECOND } from './japan.ts';
import type { Said } from './reference.ts';
import { boundaries, truthOf, type Scene } from './scene.ts';

/** To an instant of the scene's, for journeys that are written down. */
export function goes(to: string): Command {
	return command(`the clock goes to ${to}`, async (scene) => {
		scene.world.now = boundaries(scene)[to] ?? scene.world.now;
		await scene.settle();
	});
}

/** A step of the gateway's own, and the inquiry that finds it. */
export function happens(event: 'finish' | 'cancel' | 'capture'): Command {
	return command(`at the gateway: ${event}`, async (scene) => {
		scene.world.now += 400 * SECOND;
		scene.world.gateway.move(event);
		await scene.settle();
	});
}

/** Time goes to a boundary, or a millisecond beside it. */
export const moving = fc
	.record({
		to: fc.constantFrom(
			'expiry',
			'ceiling',
			'01:00 after the sale',
			'end of the next month',
			'certainty of a doubt',
			'certainty of a doubt',
			'midnight',
			'a day later',
			'seconds later'
		),
		beside: fc.constantFrom(-1, 0, 1),
		isSettled: fc.boolean()
	})
	.map(({ to, beside, isSettled }) =>
		command(`the clock goes to ${to} ${beside}`, async (scene) => {
			const at = boundaries(scene)[to];
			if (at === null || at === undefined || at + beside <= scene.world.now) return;
			scene.world.now = at + beside;
			scene.tally.add('clock', to);
			if (isSettled) await scene.settle();
		})
	);

/** The gateway's own steps, and what people do at its console. */
export const happening = fc
	.record({
		event: fc.constantFrom('capture', 'cancel', 'extend', 'finish', 'finish', 'finish', 'fail'),
		isImmediate: fc.boolean(),
		isSettled: fc.boolean()
	})
	.map(({ event, isImmediate, isSettled }) =>
		command(`at the gateway: ${event}`, async (scene) => {
			const { world, tally } = scene;
			// What an inquiry shows must be newer than what the desk was told, beyond the staleness.
			world.now += 11 * SECOND;
			world.gateway.letTimePass();
			const did = world.gateway.move(event, isImmediate ? 1 : undefined);
			tally.add('gateway', did ? `${event} → ${world.gateway.truth.state}` : 'nothing');
			if (isSettled) await scene.settle();
		})
	);

/** A result notification, true or not: it causes an inquiry and nothing else. */
export const notifying = fc
	.record({
		status: fc.constantFrom('AUTH', 'SALES', 'CANCEL', 'PAYFAIL', 'EXPIRED', 'NONSENSE'),
		isForeign: fc.boolean()
	})
	.map(({ status, isForeign }) =>
		command(`a notification says ${status}`, async (scene) => {
			const { world, reference, opening, tally } = scene;
			const verdict = await world.notify({
				ShopID: `tshop0000000${opening.contract}`,
				OrderID: scene.gatewayOrderId(),
				AccessID: (isForeign ? 'f' : '0').repeat(32),
				Status: status,
				PayType: '24'
			});
			tally.add('notification', verdict);
			world.now += 10 * SECOND;
			world.gateway.letTimePass();
			const wasInquired = await world.inquireIfDue(scene.id);
			if (verdict === 'accepted' && reference.belief.hasPayment) expect(wasInquired).toBe(true);
			if (wasInquired) scene.listen('desk');
		})
	);

/** The shop says it again, late, anew, or that the buyer pays again. */
export const shopSpeaking = fc
	.record({
		what: fc.constantFrom(
			'again',
			'older',
			'lines',
			'lines',
			'delivered',
			'returned',
			'pays again'
		),
		quantity: fc.constantFrom(1, 2),
		name: fc.constantFrom('おなべ', 'おなべ（青）')
	})
	.map(({ what, quantity, name }) =>
		command(`the shop: ${what} ${quantity} ${name}`, (scene) =>
			shopSays(scene, what, { quantity, name })
		)
	);

async function shopSays(scene: Scene, what: string, news: Said): Promise<void> {
	const { world, reference, tally } = scene;
	const { belief } = reference;
	switch (what) {
		case 'again':
			scene.spoken += 1;
			tally.add('shop', `again: ${await world.receive(scene.body(scene.said))}`);
			return;
		case 'older':
			expect(await world.receive(scene.body(news, {}, scene.spoken + 5))).toBe('unchanged');
			tally.add('shop', 'older: unchanged');
			return;
		case 'lines':
			scene.spoken += 1;
			tally.add('shop', `lines: ${await world.receive(scene.body(news))}`);
			reference.shopSays(scene.said, news);
			scene.said = news;
			return;
		case 'delivered':
		case 'returned': {
			scene.spoken += 1;
			await world.receive(scene.body(scene.said, { deliveryStatus: what }));
			if (what === 'returned' || belief.delivery === 'unprocessed') belief.delivery = what;
			tally.add('shop', what);
			return;
		}
		default: {
			scene.spoken += 1;
			reference.payment += 1;
			const result = await world.receive(scene.body(scene.said));
			reference.payment -= 1;
			tally.add('shop', `pays again: ${result}`);
			if (reference.doubt) {
				expect(result).toBe('OPERATION_UNDER_WAY');
				return;
			}
			expect(result).toBe('updated');
			reference.paysAgain(scene.said);
			world.gateway.truth = truthOf({ ...scene.opening, state: 'AUTH', now: world.now });
			world.gateway.truth.amount = belief.amount;
		}
	}
}
