import { expect } from 'vitest';
import { expiryOf, statusOf, totalOf } from './rules.ts';
import { afterNextMonth, DAY, HOUR, midnight, SECOND } from './japan.ts';
import type { Truth } from './pretend-gateway.ts';
import { linesOf, NO_PAYMENT, Reference, type Said } from './reference.ts';
import type { Tally } from './tally.ts';
import { contractOf, gatewayShopId, shopCode, type World } from './world.ts';

/** How an order begins. */
export interface Opening {
	contract: number;
	/** Epoch ms. */
	now: number;
	state: string;
	pointsOnly: boolean;
	destinations: number;
	/** The gateway's amount is another one than the shop says. */
	isAmountOff: boolean;
}

/** One order with what is expected of it, and the desk that has it. */
export class Scene {
	readonly world: World;
	readonly tally: Tally;
	readonly reference: Reference;
	readonly number: string;
	readonly opening: Opening;
	id = 0;
	version = 0;
	/** The last operation that was sent. */
	operationId: string | null = null;
	said: Said = { quantity: 1, name: 'おなべ' };
	/** How often the shop has spoken: its clock goes by. */
	spoken = 0;
	readonly #openedAt: number;

	constructor(world: World, tally: Tally, opening: Opening, number: string) {
		this.world = world;
		this.tally = tally;
		this.opening = opening;
		this.number = number;
		this.#openedAt = opening.now;
		world.now = opening.now;
		world.contract = opening.contract;
		world.gateway.seen = [];
		world.gateway.next = [];
		world.gateway.truth = truthOf(opening);
		const lines = linesOf(1, 'おなべ');
		this.reference = new Reference(
			{
				...NO_PAYMENT,
				hasPayment: true,
				delivery: 'unprocessed',
				amount: totalOf(1),
				local: totalOf(1),
				lines,
				sentLines: lines,
				orderedAt: Math.floor((opening.now - 3 * HOUR) / SECOND) * SECOND,
				pointsOnly: opening.pointsOnly
			},
			contractOf(opening.contract)
		);
	}

	get shop(): string {
		return shopCode(this.opening.contract);
	}

	/** The payment that is the order's at present. */
	gatewayOrderId(payment = this.reference.payment): string {
		return `${this.number}-${payment + 1}`;
	}

	/** A body of `POST /api/v1/orders`. @param age how many times the shop has spoken since */
	body(said: Said, more: Record<string, unknown> = {}, age = 0): Record<string, unknown> {
		const total = totalOf(said.quantity);
		const tax = 400 * said.quantity - 20;
		const at = (instant: number) => new Date(instant).toISOString();
		const { destinations, pointsOnly } = this.opening;
		return {
			shop: this.shop,
			orderNumber: this.number,
			updatedAt: at(this.#openedAt - HOUR + (this.spoken - age) * SECOND),
			orderedAt: at(this.reference.belief.orderedAt),
			system: 'recruit',
			payment: {
				gatewayShopId: gatewayShopId(this.opening.contract),
				gatewayOrderIds: Array.from({ length: this.reference.payment + 1 }, (_, n) =>
					this.gatewayOrderId(n)
				),
				pointsOnly
			},
			amounts: { goods: 4_000 * said.quantity, shipping: 600, tax, fee: 0, discount: 0, total },
			lines: [
				{
					sku: 'nabe-01',
					name: said.name,
					unitPrice: 4_000,
					quantity: said.quantity,
					taxRate: 10
				}
			],
			destinations: Array.from({ length: destinations }, (_, n) => ({
				name: `届け先${n}`,
				postalCode: '100-0001',
				address: '東京都千代田区',
				lines: n === 0 ? [0] : []
			})),
			buyer: { name: '髙橋 美咲', kana: null, email: null, phone: null },
			...more
		};
	}

	/** The reference hears what the gateway was asked, in order. */
	listen(reason: 'person' | 'desk'): void {
		const { gateway, now } = this.world;
		let why = reason;
		for (const seen of gateway.seen.splice(0)) {
			this.reference.heard(seen, why, now);
			why = 'desk';
		}
		expect(this.reference.due, 'a request that was not sent').toBeNull();
	}

	/** Makes the inquiries that are due now. */
	async settle(): Promise<void> {
		this.world.gateway.letTimePass();
		for (let round = 0; round < 3; round++) {
			if (!(await this.world.inquireIfDue(this.id))) return;
			this.listen('desk');
		}
	}

	/** The desk shows what the reference expects. */
	async compare(): Promise<void> {
		const { record, tasks, last, audits } = await this.world.read(this.id, this.operationId);
		const { belief, contract, doubt, ended } = this.reference;
		const status = statusOf(belief);
		const isHeld = status === 'authorized' || status === 'capture_failed';
		expect({
			state: record.gatewayState,
			status: record.paymentStatus,
			amount: record.amount,
			local: record.localAmount,
			contentUnsent: record.contentUnsent,
			extensions: record.extensions,
			delivery: record.deliveryStatus,
			hasPayment: record.gatewayOrderId !== null,
			capturedAt: record.capturedAt,
			expiresAt: isHeld ? record.riskDeadlineAt : null,
			operation: record.operationState,
			ended: last && (last.code ?? last.state),
			openTasks: record.openTasks,
			tasks: tasks
				.map((one) => `${one.kind} ${one.gatewayOrderId ?? ''} ${one.dueAt ?? ''}`)
				.sort(),
			audits
		}).toEqual({
			state: belief.state,
			status,
			amount: belief.amount,
			local: belief.local,
			contentUnsent: belief.contentUnsent,
			extensions: belief.extensions,
			delivery: belief.delivery,
			hasPayment: belief.hasPayment,
			capturedAt: belief.capturedAt,
			expiresAt: isHeld ? expiryOf(belief, contract) : null,
			operation: doubt ? 'unknown' : null,
			ended: doubt ? (last?.state === 'unknown' ? (last.code ?? 'unknown') : 'unknown') : ended,
			openTasks: this.reference.tasks.length,
			tasks: this.reference.tasks
				.map((one) => `${one.kind} ${this.gatewayOrderId(one.payment)} ${one.dueAt ?? ''}`)
				.sort(),
			audits: record.version
		});
		this.version = record.version;
	}
}

/** A payment that has come as far as a state, at an instant. */
export function truthOf({
	state,
	now,
	contract,
	isAmountOff
}: Omit<Opening, 'destinations'>): Truth {
	const orderedAt = now - 2 * HOUR;
	const expiresAt = midnight(orderedAt, contractOf(contract).validityDays);
	return {
		state: state === 'AUTH' && now >= expiresAt ? 'AUTO_CANCELLED' : state,
		amount: isAmountOff ? 5_480 : totalOf(1),
		orderedAt: state === 'UNPROCESSED' ? null : orderedAt,
		processedAt: state === 'AUTO_CANCELLED' ? expiresAt : now - HOUR,
		expiresAt: state === 'AUTH' ? expiresAt : null,
		extendedAt: null,
		capturedAs: state === 'CAPTURE' || state === 'CAPTURE_ACCEPTED' ? 'CAPTURE' : 'SALES',
		pending: state === 'RETURN' ? 3_000 : null
	};
}

/** Instants at which something opens or closes, as the reference sees them. */
export function boundaries({ reference, world }: Scene): Record<string, number | null> {
	const { belief, contract, doubt } = reference;
	const { capturedAt } = belief;
	return {
		expiry: expiryOf(belief, contract),
		ceiling: midnight(belief.gatewayOrderedAt ?? belief.orderedAt, 120),
		'01:00 after the sale': capturedAt === null ? null : midnight(capturedAt, 1) + HOUR,
		'end of the next month': capturedAt === null ? null : afterNextMonth(capturedAt),
		'certainty of a doubt': doubt?.certainFrom ?? null,
		midnight: midnight(world.now, 1),
		'a day later': world.now + DAY,
		'seconds later': world.now + 11 * SECOND
	};
}
