import { buyerDecides, type BuyerAct } from '../recruit/buyer-page.ts';
import type { Simulation } from '../simulation.ts';
import type { GatewayClient } from './gateway-client.ts';
import type { DemoShop } from './shops.ts';

/** One payment of one order at the gateway, driven by the shop over the real wire. */
export interface Payment {
	readonly shop: DemoShop;
	readonly orderId: string;
	readonly accessId: string;
	readonly accessPass: string;
}

export interface PaymentRequest {
	readonly orderId: string;
	readonly jobCd: 'AUTH' | 'CAPTURE';
	readonly amount: number;
	readonly tax?: number;
	readonly itemName: string;
	readonly orderNumber: string;
	readonly buyerName: string;
	readonly paymentTermSeconds: number;
}

/** What a shop does with payments. `at`: the instant of replayed history; absent: now. */
export interface ShopPayments {
	enter(shop: DemoShop, request: PaymentRequest, at?: number): Promise<Payment>;
	/** Answers the token for the buyer's browser. */
	execute(payment: Payment, request: PaymentRequest, at?: number): Promise<string>;
	/** The buyer's browser opens the authentication page. */
	start(payment: Payment, token: string, at?: number): Promise<void>;
	/** False: the page was not open any more. */
	buyerDecides(payment: Payment, act: BuyerAct, at?: number): boolean;
	capture(payment: Payment, at?: number): Promise<void>;
	cancel(payment: Payment, at?: number): Promise<void>;
	extend(payment: Payment, at?: number): Promise<void>;
	changeAmount(payment: Payment, amount: number, at?: number): Promise<void>;
	/** The raw Status at the gateway. */
	inquire(shop: DemoShop, orderId: string, at?: number): Promise<string>;
}

export function shopPayments(simulation: Simulation, client: GatewayClient): ShopPayments {
	const handle = ({ orderId, accessId, accessPass }: Payment) => ({
		AccessID: accessId,
		AccessPass: accessPass,
		OrderID: orderId
	});
	return {
		async enter(shop, request, at) {
			const answer = await client.call(
				shop,
				'EntryTranRecruit',
				{
					OrderID: request.orderId,
					JobCd: request.jobCd,
					Amount: String(request.amount),
					Tax: String(request.tax ?? 0)
				},
				at
			);
			return {
				shop,
				orderId: request.orderId,
				accessId: answer.get('AccessID') ?? '',
				accessPass: answer.get('AccessPass') ?? ''
			};
		},
		async execute(payment, request, at) {
			const answer = await client.call(
				payment.shop,
				'ExecTranRecruit',
				{
					...handle(payment),
					ClientField1: request.orderNumber,
					ClientField2: request.buyerName,
					RetURL: `https://shop.example/${payment.shop.id}/return`,
					ItemName: request.itemName,
					PaymentTermSec: String(request.paymentTermSeconds)
				},
				at
			);
			return answer.get('Token') ?? '';
		},
		async start(payment, token, at) {
			const fields = { AccessID: payment.accessId, Token: token };
			await client.call('browser', 'RecruitStart', fields, at);
		},
		buyerDecides: (payment, act, at) =>
			buyerDecides(simulation, payment.shop.gateway.shopId, payment.orderId, act, at) !== undefined,
		async capture(payment, at) {
			await client.call(payment.shop, 'RecruitSales', handle(payment), at);
		},
		async cancel(payment, at) {
			await client.call(payment.shop, 'RecruitCancel', handle(payment), at);
		},
		async extend(payment, at) {
			await client.call(payment.shop, 'RecruitUpdateAuth', handle(payment), at);
		},
		async changeAmount(payment, amount, at) {
			const fields = { ...handle(payment), Amount: String(amount), Tax: '0' };
			await client.call(payment.shop, 'RecruitChange', fields, at);
		},
		async inquire(shop, orderId, at) {
			const fields = { OrderID: orderId, PayType: '24' };
			const answer = await client.call(shop, 'SearchTradeMulti', fields, at);
			return answer.get('Status') ?? '';
		}
	};
}
