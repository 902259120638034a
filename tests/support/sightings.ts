import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';

/**
 * What axe finds wrong on a page as it stands, by WCAG 2.2 AA and its own best practices. In one go and
 * without the account of what is right, which took ten times as long as the look itself.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'] })
		.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`)
	);
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
	return page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
}

/** Collects what a browser complains of: errors of scripts, and what the page's policy stopped. */
export function complaintsOf(context: BrowserContext): string[] {
	const complaints: string[] = [];
	context.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	context.on('weberror', (error) => complaints.push(String(error.error())));
	return complaints;
}
