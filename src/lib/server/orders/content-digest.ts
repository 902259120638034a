import { createHash } from 'node:crypto';
import type { OrderContent } from '../../contract/order-content.ts';

/** Tells whether two contents have the same lines and amounts: total first, so that it can be read back. */
export function contentDigest(
	content: Pick<OrderContent, 'amounts' | 'lines' | 'destinations'>
): string {
	const { amounts, lines, destinations } = content;
	// Written out key by key: the database keeps the keys of JSON in an order of its own.
	const text = JSON.stringify([
		[amounts.goods, amounts.shipping, amounts.tax, amounts.fee, amounts.discount],
		lines.map(({ sku, name, unitPrice, quantity, taxRate }) => [
			sku,
			name,
			unitPrice,
			quantity,
			taxRate
		]),
		destinations.map((destination) => destination.lines)
	]);
	return `${amounts.total}.${createHash('sha256').update(text).digest('base64url')}`;
}

/** The total (yen) of a digested content. */
export function totalOfDigest(digest: string): number {
	return Number.parseInt(digest, 10);
}
