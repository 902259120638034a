import { keyOf } from '../../recruit/transaction.ts';
import type { Simulation } from '../../simulation.ts';
import { itemNameOf } from '../draft-order.ts';
import type { Payment, PaymentRequest, ShopPayments } from '../payment.ts';
import { writeDeskOrder } from '../write-desk-order.ts';
import type { PlannedOrder, PlannedPayment, Step } from './planned-order.ts';

/** The longest that the gateway allows. */
const PAYMENT_TERM_SECONDS = 3600;

interface Performance {
	readonly simulation: Simulation;
	readonly payments: ShopPayments;
	readonly order: PlannedOrder;
	readonly number: string;
}

/** Only a fault makes 返品 last: this one is for this change alone. */
async function changeSlowly(
	{ simulation, payments }: Performance,
	payment: Payment,
	step: Step & { act: 'change' }
): Promise<void> {
	const { orderId } = payment;
	const rule = { kind: 'slowConfirmation', api: 'RecruitChange', orderId } as const;
	const id =
		step.finalMs === undefined
			? undefined
			: simulation.faults.add({ ...rule, times: 1, ms: step.finalMs });
	try {
		await payments.changeAmount(payment, step.amount, step.at);
	} finally {
		if (id !== undefined) simulation.faults.remove(id);
	}
}

async function performPayment(
	performance: Performance,
	planned: PlannedPayment,
	orderId: string
): Promise<void> {
	const { payments, order, number } = performance;
	const request: PaymentRequest = {
		orderId,
		jobCd: order.shop.immediate ? 'CAPTURE' : 'AUTH',
		amount: planned.amount,
		itemName: itemNameOf(order.draft),
		orderNumber: number,
		buyerName: order.draft.buyer.name,
		paymentTermSeconds: PAYMENT_TERM_SECONDS
	};
	const [entry, ...steps] = planned.steps;
	if (!entry) return;
	const payment = await payments.enter(order.shop, request, entry.at);
	let token = '';
	for (const step of steps) {
		switch (step.act) {
			case 'enter':
				throw new Error(`${orderId} is entered twice`);
			case 'execute':
				token = await payments.execute(payment, request, step.at);
				break;
			case 'start':
				await payments.start(payment, token, step.at);
				break;
			case 'confirm':
				payments.buyerDecides(payment, { ...step, decision: 'confirm' }, step.at);
				break;
			case 'fail':
				payments.buyerDecides(payment, { decision: 'fail' }, step.at);
				break;
			case 'capture':
				await payments.capture(payment, step.at);
				break;
			case 'cancel':
				await payments.cancel(payment, step.at);
				break;
			case 'extend':
				await payments.extend(payment, step.at);
				break;
			case 'change':
				await changeSlowly(performance, payment, step);
				break;
		}
	}
}

/**
 * Lives through one order of the past over the real wire, at the past's instants, and puts it into
 * the shop's book. An order that a cut replay left half done is forgotten and done again.
 *
 * @param until where history ends; whatever time has done by then is done, without notifications
 */
export async function performOrder(performance: Performance, until: number): Promise<void> {
	const { simulation, order, number } = performance;
	const { ledger, gateway } = simulation;
	if (ledger.shopOrders.find(order.shop.id, number)) return;
	const { shopId } = order.shop.gateway;
	const gatewayOrderIds = order.payments.map((_, index) => `${number}-${index + 1}`);
	for (const orderId of gatewayOrderIds) {
		ledger.forgetTrade(shopId, orderId);
		gateway.hold(keyOf({ shopId, orderId }));
	}
	try {
		for (const [index, payment] of order.payments.entries()) {
			await performPayment(performance, payment, gatewayOrderIds[index] ?? '');
		}
		for (const orderId of gatewayOrderIds) gateway.read(shopId, orderId, until, true);
		const { orderedAt, updatedAt, delivery, slipNumber } = order;
		const facts = { number, orderedAt, updatedAt, gatewayOrderIds, delivery, slipNumber };
		ledger.shopOrders.save(writeDeskOrder(order.shop, order.draft, facts));
	} finally {
		for (const orderId of gatewayOrderIds) gateway.release(keyOf({ shopId, orderId }));
	}
}
