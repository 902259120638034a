import { expect, test } from 'vitest';
import { maskMessage } from './mask.ts';

test('passwords and tokens are gone, the access id keeps its head, the rest stays', () => {
	const id = '0123456789abcdef0123456789abcdef';
	expect(
		maskMessage(`ShopID=tshop1&ShopPass=p%20w&AccessID=${id}&accesspass=x=y&Token=a/b&OrderID=A-1`)
	).toBe('ShopID=tshop1&ShopPass=****&AccessID=012345****&accesspass=****&Token=****&OrderID=A-1');
});
