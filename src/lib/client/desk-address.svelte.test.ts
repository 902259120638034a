import { expect, it } from 'vitest';
import { addressFrom } from '../contract/desk/view-query.ts';
import { OpenView } from './desk-address.svelte.ts';

/** A page whose loads take as long as the test wants. */
function page(query = '') {
	let address = addressFrom(new URLSearchParams(query));
	const asked: { query: string; replace: boolean }[] = [];
	let arrive = (): void => undefined;
	const view = new OpenView({
		read: () => address,
		open: (query, { replace }) => {
			asked.push({ query, replace });
			return new Promise((resolve) => {
				arrive = () => {
					address = addressFrom(new URLSearchParams(query));
					resolve();
				};
			});
		}
	});
	return {
		view,
		asked,
		arrive: () => {
			arrive();
		}
	};
}

it('changes the view that is open, another tab starts anew', async () => {
	const { view, asked, arrive } = page('tab=all&status=authorized&columns=number');
	const going = view.go({ view: { search: 'sato' } });
	expect(asked).toEqual([
		{ query: 'tab=all&status=authorized&q=sato&columns=number', replace: false }
	]);
	arrive();
	await going;
	expect(view.current.view.search).toBe('sato');
	expect(view.queryWith({ tab: 'unsent' })).toBe('tab=unsent');
});

it('a change before the last one was there is one of it, and no step back is lost', async () => {
	const { view, asked, arrive } = page('tab=all');
	const first = view.go({ view: { shop: ['main'] } });
	const second = view.go({ view: { unsent: true } }, { replace: true });
	expect(asked.at(-1)).toEqual({ query: 'tab=all&shop=main&unsent=true', replace: false });
	arrive();
	await second;
	const third = view.go({ view: { unknown: true } }, { replace: true });
	expect(asked.at(-1)).toEqual({
		query: 'tab=all&shop=main&unsent=true&unknown=true',
		replace: true
	});
	arrive();
	await third;
	void first;
});
