import { expect, it } from 'vitest';
import { orderRow } from '../../../tests/support/order-row.ts';
import type { OrderRow } from '../contract/order-row.ts';
import { NextByDeadline } from './next-by-deadline.svelte.ts';

const row = (id: number, more: Partial<OrderRow> = {}) => orderRow({ id, ...more });

it('offers the first that is another one and has a deadline', async () => {
	const next = new NextByDeadline(() =>
		Promise.resolve([row(1), row(2, { riskDeadlineAt: null }), row(3)])
	);
	await next.offerAfter(1);
	expect(next.row?.id).toBe(3);
	next.withdraw();
	expect(next.row).toBeNull();
});

it('offers anew when what it offers changed, and only then', async () => {
	let rows = [row(1), row(2), row(3)];
	let asked = 0;
	const next = new NextByDeadline(() => {
		asked += 1;
		return Promise.resolve(rows);
	});
	await next.offerAfter(1);
	next.notice([row(3)]);
	expect(asked).toBe(1);
	rows = [row(1), row(3)];
	next.notice([row(2, { paymentStatus: 'completed' })]);
	await Promise.resolve();
	await Promise.resolve();
	expect([asked, next.row?.id]).toEqual([2, 3]);
});

it('offers nothing where nothing can be loaded, and nothing late', async () => {
	const cut = new NextByDeadline(() => Promise.reject(new Error('cut')));
	await cut.offerAfter(1);
	expect(cut.row).toBeNull();
	const next = new NextByDeadline(() => Promise.resolve([row(2)]));
	const asked = next.offerAfter(1);
	next.withdraw();
	await asked;
	expect(next.row).toBeNull();
});
