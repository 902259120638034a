import { CodedError } from '../../contract/errors.ts';
import {
	contractProblems,
	sortedHours,
	type ContractFields
} from '../../contract/settings/contract-fields.ts';
import type { PaymentSystem } from '../../domain/orders/vocabulary.ts';
import type { ShopContext } from './shop-context.ts';

/**
 * A contract as it may be stored: within what the system's method allows, addresses and hours in the
 * one form in which they are compared.
 *
 * @throws CodedError SYSTEM_NOT_CONNECTED; MISSING_FIELD, BAD_FIELD with the field
 */
export function checkContract(
	{ gatewayOf }: Pick<ShopContext, 'gatewayOf'>,
	system: PaymentSystem,
	fields: ContractFields
): ContractFields {
	if (!gatewayOf(system)) {
		throw new CodedError('SYSTEM_NOT_CONNECTED', { field: 'system', params: { system } });
	}
	const [problem] = Object.entries(contractProblems(system, fields));
	if (problem) {
		const [field, kind] = problem;
		throw new CodedError(kind === 'missing' ? 'MISSING_FIELD' : 'BAD_FIELD', { field });
	}
	return {
		...fields,
		endpoint: fields.endpoint.replace(/\/+$/, ''),
		alertHours: sortedHours(fields.alertHours)
	};
}
