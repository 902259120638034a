import { eq } from 'drizzle-orm';
import { judgeAction } from '../../domain/eligibility/judge.ts';
import { orders } from '../db/schema/index.ts';
import type { Actor } from './actor.ts';
import { findOrderId } from './change-order.ts';
import { inquireOrder } from './inquire-order.ts';
import { factsOf, rowOf, type OrderRecord } from './order-record.ts';
import { ActionRefused } from './refusals.ts';
import type { OrderContext } from './use-case.ts';

/**
 * An inquiry that a person asked for. It needs no identity and no version: it changes nothing at the
 * gateway, and what it finds is true whatever the person saw.
 *
 * @returns the order afterwards; null where there is no such order
 * @throws ActionRefused where there is nothing to inquire
 */
export async function askGateway(
	context: OrderContext,
	name: { shop: string; number: string },
	actor: Actor
): Promise<OrderRecord | null> {
	const id = await findOrderId(context.db, name.shop, name.number);
	if (id === null) return null;
	const [record] = await context.db.select().from(orders).where(eq(orders.id, id));
	if (!record) return null;
	const now = context.effects.now();
	const verdict = judgeAction(factsOf(record), record.terms, now, 'inquire');
	if (!verdict.allowed) throw new ActionRefused(verdict, rowOf(record));
	return inquireOrder(context, id, 'person', actor);
}
