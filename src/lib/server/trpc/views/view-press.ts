import { z } from 'zod';
import { may } from '../../../domain/access/index.ts';
import type { Person } from '../../auth/principal.ts';
import type { ViewKeeper } from '../../views/view-context.ts';

/** A press on a view: which, and the version that the person saw. */
export const viewPress = z.strictObject({
	id: z.int().min(1),
	version: z.int().min(1)
});

/** The caller as a keeper of views. */
export function keeperOf({ id, name, role }: Person): ViewKeeper {
	return { id, name, mayShare: may(role, 'views.share') };
}
