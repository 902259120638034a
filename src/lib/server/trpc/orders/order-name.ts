import { z } from 'zod';

/** How a client names an order. */
export const orderName = z.strictObject({
	shop: z.string().min(1).max(64),
	number: z.string().min(1).max(64)
});

/** A press on an action: its identity, the order, and the version that the person saw. */
export const press = orderName.extend({
	id: z.uuid(),
	version: z.int().min(1)
});
