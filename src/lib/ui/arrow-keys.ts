import type { Attachment } from 'svelte/attachments';

/** What arrows step through: everything that can be pressed or checked and is not passed over. */
const STEPS = 'button:not([tabindex="-1"]), input:is([type="checkbox"], [type="radio"]), a[href]';

/** Arrow keys, Home and End walk through the choices of an element; Tab goes on as it does everywhere. */
export function arrowKeys(): Attachment<HTMLElement> {
	return (element) => {
		const onKey = (event: KeyboardEvent): void => {
			if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
			const steps = [...element.querySelectorAll<HTMLElement>(STEPS)];
			const at = steps.findIndex((step) => step === document.activeElement);
			const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: steps.length - 1 }[event.key];
			const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
			if (to === undefined || (isTyping && event.key !== 'ArrowDown')) return;
			event.preventDefault();
			steps[(to + steps.length) % steps.length]?.focus();
		};
		element.addEventListener('keydown', onKey);
		return () => {
			element.removeEventListener('keydown', onKey);
		};
	};
}
