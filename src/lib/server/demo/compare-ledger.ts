import type { Sql } from 'postgres';
import { z } from 'zod';
import { RECRUIT_STATES } from '../../contract/gateway-codes.ts';
import type { LedgerComparison } from '../../contract/simulator.ts';
import type { DemoContext } from './demo-context.ts';
import { judgeLedger, type LedgerPair } from './judge-ledger.ts';

const tradesAnswer = z.object({
	trades: z.array(
		z.object({
			shopId: z.string(),
			orderId: z.string(),
			state: z.enum(RECRUIT_STATES),
			amount: z.int(),
			captures: z.int()
		})
	)
});
export type Trade = z.infer<typeof tradesAnswer>['trades'][number];

/** What the simulated gateway's ledger holds against what the desk believes, now. */
export async function compareLedger({
	sql,
	simulator
}: Pick<DemoContext, 'sql' | 'simulator'>): Promise<LedgerComparison> {
	const { trades } = await simulator.call('GET', 'ledger/trades', tradesAnswer);
	return judgeLedger(trades, await pairWithDesk(sql, trades));
}

/** Ledger and desk side by side, joined by the gateway's order id; only where the two are not alike. */
export async function pairWithDesk(sql: Sql, trades: readonly Trade[]): Promise<LedgerPair[]> {
	return sql<LedgerPair[]>`
		with ledger as (
			select * from unnest(
				${trades.map(({ shopId }) => shopId)}::text[], ${trades.map(({ orderId }) => orderId)}::text[],
				${trades.map(({ state }) => state)}::text[], ${trades.map(({ amount }) => amount)}::int[],
				${trades.map(({ captures }) => captures)}::int[]
			) as trade (gateway_shop_id, gateway_order_id, state, amount, captures)
		),
		desk as (
			select payment.gateway_shop_id, payment.gateway_order_id, orders.shop, orders.number,
				is_current, orders.operation_action, orders.operation_state,
				case when is_current then orders.gateway_state else payment.state end as state,
				case when is_current then orders.amount end as amount,
				case when is_current then orders.confirmed_at else payment.confirmed_at end as confirmed_at
			from gateway_order payment
			join orders on orders.id = payment.order_id
			cross join lateral (
				select (orders.gateway_shop_id, orders.gateway_order_id)
					= (payment.gateway_shop_id, payment.gateway_order_id) as is_current
			) which
			where orders.system = 'recruit'
		)
		select gateway_order_id as "gatewayOrderId", desk.shop, desk.number,
			ledger.state as "ledgerState", ledger.amount as "ledgerAmount", ledger.captures,
			desk.state as "deskState", desk.amount as "deskAmount",
			(extract(epoch from desk.confirmed_at) * 1000)::float8 as "confirmedAt",
			case when is_current then operation_action end as "operationAction",
			case when is_current then operation_state end as "operationState"
		from ledger full join desk using (gateway_shop_id, gateway_order_id)
		where ledger.captures > 1
			or ledger.state is distinct from coalesce(desk.state, case when not is_current then ledger.state end)
			or ledger.amount is distinct from coalesce(desk.amount, case when not is_current then ledger.amount end)
			or (is_current and operation_state is not null)`;
}
