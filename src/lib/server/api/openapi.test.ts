import { expect, it } from 'vitest';
import { VIEW_PARAMETERS } from '../../contract/desk/view-query.ts';
import { openApi } from './openapi.ts';

it('describes every public door, with the schemas that the doors check with', () => {
	const document = JSON.parse(JSON.stringify(openApi())) as {
		paths: Record<string, Record<string, unknown>>;
		components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
	};
	expect(Object.keys(document.paths)).toEqual([
		'/api/v1/orders',
		'/api/v1/orders/{shop}/{orderNumber}',
		'/api/v1/eligibility',
		'/api/v1/runs/{id}'
	]);
	expect(Object.keys(document.components.schemas['Order']?.properties ?? {})).toContain('payment');
	expect(document.components.schemas['EligibilityQuestion']?.properties).toHaveProperty(
		'newAmount'
	);
	const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
	for (const reference of references) {
		expect(document.components.schemas).toHaveProperty(reference.split('/').at(-1) ?? '');
	}
});

it('names every filter of the desk', () => {
	const { paths } = openApi() as {
		paths: Record<string, { get: { parameters: { name: string }[] } }>;
	};
	const named = paths['/api/v1/orders']?.get.parameters.map(({ name }) => name);
	expect(named).toEqual([
		...VIEW_PARAMETERS.filter((name) => name !== 'columns'),
		'cursor',
		'limit',
		'include'
	]);
});
