import type { Action } from '../../domain/orders/vocabulary.ts';

/** A place in the grid; without an action it is the state itself. */
export interface Place {
	readonly id: string;
	readonly action: Action | null;
}
