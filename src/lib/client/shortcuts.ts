import type { Attachment } from 'svelte/attachments';

/** Keys by `KeyboardEvent.key`, and what they do; `false` lets the key go on as if nothing was bound. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void | false>>;

/** Typing, and choosing in a control, is never taken for a shortcut; nor is anything in a dialog or editor. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], dialog, [popover], [data-own-keys]';
/** Tooltips are popovers too, of the kind that the page closes by itself. */
const OPEN_POPOVER = '[popover="auto"]:popover-open';
/** What Enter and Space press. */
const PRESSABLE = 'a[href], button, summary';

/**
 * Binds keys for the whole page while its element lives. Combinations with Ctrl, Alt or ⌘ belong to
 * the browser, half-composed Japanese to the input method.
 */
export function shortcuts(bindings: () => Shortcuts): Attachment<HTMLElement> {
	return (element) => {
		const page = element.ownerDocument;
		const onKey = (event: KeyboardEvent): void => {
			if (event.defaultPrevented || event.isComposing) return;
			if (event.ctrlKey || event.altKey || event.metaKey) return;
			if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
			if (page.querySelector('dialog[open]') !== null) return;
			// What is open above the page is what Esc closes, though the focus is still on its button.
			if (event.key === 'Escape' && page.querySelector(OPEN_POPOVER) !== null) return;
			const presses = event.key === 'Enter' || event.key === ' ';
			if (presses && event.target instanceof Element && event.target.closest(PRESSABLE)) return;
			const act = bindings()[event.key];
			if (act !== undefined && act(event) !== false) event.preventDefault();
		};
		page.addEventListener('keydown', onKey);
		return () => {
			page.removeEventListener('keydown', onKey);
		};
	};
}

/** What Esc does inside an element, before the page hears of it; half-composed Japanese keeps its Esc. */
export function onEscape(leave: () => void): Attachment<HTMLElement> {
	return (element) => {
		const onKey = (event: KeyboardEvent): void => {
			if (event.key !== 'Escape' || event.isComposing) return;
			event.preventDefault();
			leave();
		};
		element.addEventListener('keydown', onKey);
		return () => {
			element.removeEventListener('keydown', onKey);
		};
	};
}
