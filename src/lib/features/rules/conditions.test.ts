import { expect, it } from 'vitest';
import { PAYMENT_SYSTEMS } from '../../domain/orders/vocabulary.ts';
import { questionFrom, rulesAddress, usualConditions } from './conditions.ts';

const read = (address: string) => questionFrom(new URL(address, 'https://desk.test').searchParams);

it.each(PAYMENT_SYSTEMS)('an address of %s is read back as it was written', (system) => {
	const question = {
		system,
		shop: 'main',
		row: { state: 'AUTH', deskStatus: 'capture_failed' },
		conditions: { ...usualConditions(system), delivery: 'returned', busy: 'import', role: 'admin' }
	} as const;
	expect(read(rulesAddress(question))).toEqual(question);
});

it('the usual is not in the address', () => {
	const conditions = usualConditions('recruit');
	const row = { state: 'AUTH', deskStatus: null };
	expect(rulesAddress({ system: 'recruit', shop: null, row, conditions })).toBe(
		'/rules?system=recruit&state=AUTH'
	);
});

it.each([
	'/rules',
	'/rules?system=__proto__',
	'/rules?system=recruit&delivery=lost&unsent=&role=root&carrier=au',
	'/rules?system=recruit&status=completed&toString=1'
])('what is not understood is left out: %s', (address) => {
	expect(read(address)).toEqual({
		system: 'recruit',
		shop: null,
		row: null,
		conditions: usualConditions('recruit')
	});
});
