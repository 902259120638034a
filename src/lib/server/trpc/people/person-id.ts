import { z } from 'zod';

/** How a client names a person. */
export const personId = z.strictObject({ personId: z.string().regex(/^[\w-]{1,64}$/) });
