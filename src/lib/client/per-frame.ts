/** More than this is not kept waiting, also where nothing is drawn: a page in the background. */
const MOST = 500;

/**
 * Gathers what arrives and hands it over once per animation frame, so that a page is worked on as often
 * as it is drawn and no oftener. @returns takes more in
 */
export function perFrame<T>(handle: (gathered: T[]) => void): {
	take: (items: readonly T[]) => void;
	stop: () => void;
} {
	let gathered: T[] = [];
	let frame = 0;
	const hand = (): void => {
		cancelAnimationFrame(frame);
		frame = 0;
		const items = gathered;
		gathered = [];
		if (items.length > 0) handle(items);
	};
	return {
		take(items) {
			gathered.push(...items);
			if (gathered.length > MOST) hand();
			else if (frame === 0) frame = requestAnimationFrame(hand);
		},
		stop() {
			cancelAnimationFrame(frame);
			gathered = [];
		}
	};
}
