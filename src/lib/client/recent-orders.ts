import type { OrderKey } from '../contract/stream.ts';

const KEPT = 6;
let recent: readonly OrderKey[] = [];

/** Somebody looked at this order; remembered while the page lives, and nowhere else. */
export function lookedAt({ shop, number }: OrderKey): void {
	const others = recent.filter((one) => one.shop !== shop || one.number !== number);
	recent = [{ shop, number }, ...others].slice(0, KEPT);
}

/** The orders looked at last, the latest first. */
export function recentOrders(): readonly OrderKey[] {
	return recent;
}
