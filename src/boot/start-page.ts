import type { DemoShop, OpenDemo } from './demo.ts';

export type StartPage = {
	readonly urls: readonly string[];
	readonly seconds: number;
	readonly demo: OpenDemo | null;
};

/** What a person reads in the terminal once the desk is ready. */
export function renderStartPage({ urls, seconds, demo }: StartPage): string {
	const lines = [
		'',
		`  Yoshin 与信 is ready (${seconds.toFixed(1)} s)`,
		'',
		...urls.map((url, index) => field(index === 0 ? 'Desk' : '', url))
	];
	if (demo !== null) {
		lines.push(
			field(
				'Sign in',
				'one click: viewer, operator, supervisor or admin (demo, from this machine)'
			),
			field('API key', `${demo.apiKey}  (Authorization: Bearer …)`),
			field('Gateways', `${demo.simulatorUrl}  (simulated; any client of them can call it)`),
			...demo.shops.map((shop, index) => field(index === 0 ? 'Demo shops' : '', describe(shop)))
		);
	}
	return [...lines, field('Stop', 'Ctrl-C'), '', ''].join('\n');
}

function field(name: string, value: string): string {
	return `  ${name.padEnd(12)}${value}`;
}

function describe({ code, name, gatewayShopId, shopPass }: DemoShop): string {
	return `${code.padEnd(8)}ShopID ${gatewayShopId}  ShopPass ${shopPass}  ${name}`;
}
