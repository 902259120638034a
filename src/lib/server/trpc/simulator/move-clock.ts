import { z } from 'zod';
import { requireDemo } from '../../demo/demo-context.ts';
import { moveDemoClock } from '../../demo/move-demo-clock.ts';
import { procedure } from '../init.ts';

/** 31 December 9999: dates of the wire have four digits for the year. */
const LAST_INSTANT = 253_402_268_399_999;

/** The demo goes forward to an instant (epoch ms of desk time). */
export const moveClock = procedure('simulator.manage')
	.input(z.strictObject({ to: z.int().min(0).max(LAST_INSTANT) }))
	.mutation(async ({ ctx, input }) => moveDemoClock(requireDemo(ctx.app), input.to));
