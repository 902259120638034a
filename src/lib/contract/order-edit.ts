import { z } from 'zod';
import { keepable, line } from './orders-intake.ts';
import type { EditedLine } from '../domain/orders/order-lines.ts';

/** As many as a shop may send. */
export const MAX_LINES = 500;

/** A line as a person edited it. */
export const editedLine: z.ZodType<EditedLine> = line.extend({
	sku: keepable.trim().max(64),
	from: z.int().min(0).nullable(),
	destination: z.int().min(0)
});
