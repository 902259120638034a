import type { orderFile } from './ja/order-file.ts';
import type { Locale } from './locale.ts';

/** What a file of orders says; only who writes one, or chooses its fields, loads it. */
export type OrderFileText = typeof orderFile;

/** The words of one language. */
export async function loadOrderFileText(locale: Locale): Promise<OrderFileText> {
	const words = locale === 'ja' ? import('./ja/order-file.ts') : import('./en/order-file.ts');
	return (await words).orderFile;
}
