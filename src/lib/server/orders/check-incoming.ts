import { holdsCardNumber } from '../../contract/card-number.ts';
import { CodedError } from '../../contract/errors.ts';
import { incomingOrder, type IncomingOrder } from '../../contract/orders-intake.ts';
import { inputError } from '../http/input-error.ts';

/** A shop's clock may run ahead of ours by this much. */
const CLOCK_TOLERANCE_MS = 300_000;

/**
 * Checks one order as a shop sent it. Card numbers are looked for before anything else, in every
 * text and number of the body, so that none ever reaches a log or the database.
 *
 * @param now epoch ms
 * @throws CodedError with the field that is wrong
 */
export function checkIncoming(body: unknown, now: number): IncomingOrder {
	const cardAt = findCardNumber(body, '');
	if (cardAt !== null) throw new CodedError('CARD_NUMBER_REFUSED', { field: cardAt });
	const parsed = incomingOrder.safeParse(body);
	if (!parsed.success) throw inputError(parsed.error, body);
	const order = parsed.data;

	const { goods, shipping, tax, fee, discount, total } = order.amounts;
	if (goods + shipping + tax + fee - discount !== total) {
		throw new CodedError('AMOUNTS_DO_NOT_ADD_UP', { field: 'amounts.total', params: { total } });
	}
	order.destinations.forEach((destination, at) => {
		if (destination.lines.some((line) => line >= order.lines.length)) {
			throw new CodedError('BAD_FIELD', { field: `destinations[${at}].lines` });
		}
	});
	for (const field of ['orderedAt', 'updatedAt'] as const) {
		if (order[field] > now + CLOCK_TOLERANCE_MS) throw new CodedError('BAD_FIELD', { field });
	}
	return order;
}

/** Where a card number stands, as `buyer.name`; null: nowhere. */
function findCardNumber(value: unknown, path: string): string | null {
	if (typeof value === 'string' || typeof value === 'number') {
		return holdsCardNumber(String(value)) ? path : null;
	}
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, inner] of Object.entries(value)) {
		const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
		if (holdsCardNumber(key)) return path;
		const found = findCardNumber(inner, at);
		if (found !== null) return found;
	}
	return null;
}
