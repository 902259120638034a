import type { simulator } from './ja/simulator.ts';
import type { Locale } from './locale.ts';

/** What the simulator's screen says. It exists in the demo only and weighs on no other screen. */
export type SimulatorText = typeof simulator;

/** The words of one language. */
export async function loadSimulatorText(locale: Locale): Promise<SimulatorText> {
	const { simulator } =
		locale === 'ja' ? await import('./ja/simulator.ts') : await import('./en/simulator.ts');
	return simulator;
}
