import { z } from 'zod';
import { THEMES } from '../../../contract/preferences.ts';
import { LOCALES } from '../../../i18n/locale.ts';
import { procedure } from '../init.ts';

/** Language and look of this browser. */
export const set = procedure('session.own')
	.input(z.strictObject({ locale: z.enum(LOCALES).optional(), theme: z.enum(THEMES).optional() }))
	.mutation(({ ctx, input }) => {
		if (input.locale) ctx.remember('locale', input.locale);
		if (input.theme) ctx.remember('theme', input.theme);
	});
