import { z } from 'zod';

/** An order's number, or the gateway's id of a payment, as a person types it. */
export const orderReference = z.string().trim().min(1).max(64);
