import { z } from 'zod';
import { SORT_KEYS } from '../../contract/desk/sort.ts';
import type { VIEW_PARAMETERS } from '../../contract/desk/view-query.ts';
import { DESK_TABS, SEARCH_LEAST, SEARCH_LIMIT, WITHIN_LIMIT } from '../../contract/desk/view.ts';
import { methods } from '../../domain/methods/registry.ts';
import { eligibilityRequest } from '../../contract/eligibility-request.ts';
import { ERROR_STATUS } from '../../contract/errors.ts';
import { incomingOrder, MAX_ORDERS_PER_REQUEST } from '../../contract/orders-intake.ts';
import {
	ACTIONS,
	DELIVERY_STATUSES,
	PAYMENT_STATUSES,
	PAYMENT_SYSTEMS
} from '../../domain/orders/vocabulary.ts';

/** The public API as OpenAPI 3.1, made from the schemas that the doors themselves check with. */
export function openApi(): Record<string, unknown> {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Yoshin',
			version: '1',
			description:
				'Put payment orders on the desk, read them, and ask what may be done with them. ' +
				'Amounts are whole yen, instants ISO 8601 with offset (answers: +09:00).'
		},
		components: {
			securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
			schemas: schemas()
		},
		security: [{ key: [] }],
		paths: {
			'/api/v1/orders': { post: postOrders(), get: getOrders() },
			'/api/v1/orders/{shop}/{orderNumber}': { get: getOrder() },
			'/api/v1/eligibility': { post: postEligibility() },
			'/api/v1/runs/{id}': { get: getRun() }
		}
	};
}

const input = (schema: z.ZodType): unknown =>
	z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

function schemas(): Record<string, unknown> {
	return {
		Order: input(incomingOrder),
		EligibilityQuestion: input(eligibilityRequest),
		Error: {
			type: 'object',
			required: ['error'],
			properties: {
				error: {
					type: 'object',
					required: ['code', 'message', 'field'],
					properties: {
						code: {
							type: 'string',
							examples: Object.keys(ERROR_STATUS)
						},
						message: {
							type: 'object',
							required: ['ja', 'en'],
							properties: { ja: { type: 'string' }, en: { type: 'string' } }
						},
						field: { type: ['string', 'null'] }
					}
				}
			}
		},
		Verdict: {
			type: 'object',
			required: ['allowed', 'source'],
			properties: {
				allowed: { type: 'boolean', description: 'At the instant that was asked about.' },
				code: { type: 'string', description: 'The rule that closes it.' },
				linked: { type: 'boolean', description: 'Reaches the gateway.' },
				leavesTask: { type: 'boolean' },
				opensAt: { type: 'string', format: 'date-time' },
				closesAt: { type: 'string', format: 'date-time' },
				newExpiry: { type: 'string', format: 'date-time' },
				source: { type: 'string', examples: ['001 §4-7'] }
			}
		},
		Eligibility: {
			type: 'object',
			required: ['paymentStatus', 'actions', 'deadlines'],
			properties: {
				paymentStatus: { enum: PAYMENT_STATUSES },
				actions: {
					type: 'object',
					required: ACTIONS,
					properties: Object.fromEntries(ACTIONS.map((action) => [action, ref('Verdict')]))
				},
				deadlines: {
					type: 'array',
					items: {
						type: 'object',
						required: ['kind', 'opensAt', 'closesAt'],
						properties: {
							kind: { type: 'string', examples: ['capture', 'amountChange'] },
							opensAt: { type: 'string', format: 'date-time' },
							closesAt: { type: 'string', format: 'date-time' }
						}
					}
				}
			}
		}
	};
}

function postOrders(): unknown {
	return {
		summary: 'Put one order or a list of orders on the desk; idempotent by shop and order number.',
		description: `Scope orders:write. A list has at most ${MAX_ORDERS_PER_REQUEST} orders, each with its own result.`,
		requestBody: body({ oneOf: [ref('Order'), { type: 'array', items: ref('Order') }] }),
		responses: {
			'201': json('The order is new on the desk.'),
			'200': json('Updated or unchanged; for a list one result per order.'),
			...errors('409', '413', '415', '422')
		}
	};
}

const list = (items: unknown): unknown => ({ type: 'array', items });
const range = (pattern: string, example: string): unknown => ({
	type: 'string',
	pattern,
	examples: [example],
	description: 'Both ends included; an end that is left out is open.'
});
const DAYS = String.raw`^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$`;

/** The desk's filters, but for `columns`, which only screens have. Lists are comma separated. */
const FILTERS: Readonly<Record<Exclude<(typeof VIEW_PARAMETERS)[number], 'columns'>, unknown>> = {
	tab: { enum: DESK_TABS, default: 'all' },
	status: list({ enum: PAYMENT_STATUSES }),
	state: list({ enum: [...new Set<string>(methods.flatMap(({ states }) => states))] }),
	delivery: list({ enum: DELIVERY_STATUSES }),
	system: list({ enum: PAYMENT_SYSTEMS }),
	shop: list({ type: 'string' }),
	amount: range(String.raw`^\d{0,8}-\d{0,8}$`, '1000-5000'),
	ordered: range(DAYS, '2026-12-01..2026-12-31'),
	captured: {
		oneOf: [{ const: 'today' }, range(DAYS, '2026-12-01..')],
		description: 'Days in Japan of a sale that stands.'
	},
	within: { type: 'integer', minimum: 1, maximum: WITHIN_LIMIT, description: 'Hours.' },
	deadline: { type: 'boolean' },
	unsent: { type: 'boolean' },
	unknown: { type: 'boolean' },
	tasks: { type: 'boolean' },
	assignee: { type: 'string', description: "`nobody`, or a person's id." },
	q: {
		type: 'string',
		minLength: SEARCH_LEAST,
		maxLength: SEARCH_LIMIT,
		description:
			'Words that all occur in number, name, reading, e-mail, gateway id, slip or amount.'
	},
	sort: { enum: SORT_KEYS.flatMap((key) => [key, `-${key}`]) }
};

function getOrders(): unknown {
	return {
		summary: 'Orders by the filters of the desk, a page at a time.',
		description: 'Scope orders:read.',
		parameters: [
			...Object.entries(FILTERS).map(([name, schema]) => query(name, schema)),
			query('cursor', { type: 'string' }),
			query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
			query('include', { enum: ['eligibility'] })
		],
		responses: {
			'200': json('`orders` and `nextCursor`, null on the last page.'),
			...errors('422')
		}
	};
}

function getOrder(): unknown {
	return {
		summary: 'One order.',
		description: 'Scope orders:read.',
		parameters: [path('shop'), path('orderNumber'), query('include', { enum: ['eligibility'] })],
		responses: { '200': json('The order.'), ...errors('404') }
	};
}

function postEligibility(): unknown {
	return {
		summary: 'What may be done with an order at an instant, and why not.',
		description: 'Scope eligibility. No side effect.',
		requestBody: body(ref('EligibilityQuestion')),
		responses: {
			'200': {
				description: 'Every action, always.',
				content: { 'application/json': { schema: ref('Eligibility') } }
			},
			...errors('404', '422')
		}
	};
}

function getRun(): unknown {
	return {
		summary: 'How far a run is, and why orders of it failed.',
		description: 'Scope runs:read.',
		parameters: [path('id')],
		responses: { '200': json('The run as it is now.'), ...errors('404') }
	};
}

function ref(name: string): { $ref: string } {
	return { $ref: `#/components/schemas/${name}` };
}

function body(schema: unknown): unknown {
	return { required: true, content: { 'application/json': { schema } } };
}

function json(description: string): unknown {
	return { description, content: { 'application/json': {} } };
}

function errors(...statuses: string[]): Record<string, unknown> {
	return Object.fromEntries(
		['401', '403', ...statuses].map((status) => [
			status,
			{
				description: 'A coded error.',
				content: { 'application/json': { schema: ref('Error') } }
			}
		])
	);
}

function query(name: string, schema: unknown): unknown {
	return { name, in: 'query', required: false, explode: false, schema };
}

function path(name: string): unknown {
	return { name, in: 'path', required: true, schema: { type: 'string' } };
}
