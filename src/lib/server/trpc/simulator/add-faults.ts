import { z } from 'zod';
import {
	FAULT_FIGURES,
	FAULT_KINDS,
	FAULT_TARGETS,
	type FaultKind
} from '../../../contract/simulator.ts';
import { addFaults as add } from '../../demo/add-faults.ts';
import { requireDemo } from '../../demo/demo-context.ts';
import { procedure } from '../init.ts';
import { orderReference } from './order-reference.ts';

const wish = z
	.strictObject({
		kind: z.enum(FAULT_KINDS as [FaultKind, ...FaultKind[]]),
		target: z.enum(FAULT_TARGETS),
		order: orderReference.nullable(),
		percent: z.number().min(0.1).max(100),
		times: z.int().min(1).max(1_000_000).nullable(),
		code: z
			.string()
			.max(100)
			.regex(/^[A-Z0-9]{9}(\|[A-Z0-9]{9})*$/)
			.nullable(),
		figure: z.number().nullable()
	})
	.superRefine(({ kind, code, figure }, context) => {
		const bounds = FAULT_FIGURES[kind];
		const fits =
			bounds === undefined
				? figure === null
				: figure !== null && figure >= bounds.least && figure <= bounds.most;
		if (!fits || (figure !== null && !Number.isInteger(figure))) {
			context.addIssue({ code: 'custom', path: ['figure'] });
		}
		if ((kind === 'refuse') !== (code !== null)) {
			context.addIssue({ code: 'custom', path: ['code'] });
		}
	});

const MOST_AT_ONCE = 20;

/** Lets things go wrong: all of the wishes or none. */
export const addFaults = procedure('simulator.manage')
	.input(z.strictObject({ faults: z.array(wish).min(1).max(MOST_AT_ONCE) }))
	.mutation(async ({ ctx, input }) => add(requireDemo(ctx.app), input.faults));
