import type { Attachment } from 'svelte/attachments';

/** ⌘ or Ctrl with Enter anywhere in a form saves it; half-composed Japanese keeps its Enter. */
export function saveKeys(save: () => void): Attachment<HTMLElement> {
	return (element) => {
		const onKey = (event: KeyboardEvent): void => {
			if (event.key !== 'Enter' || event.isComposing) return;
			if (!event.metaKey && !event.ctrlKey) return;
			event.preventDefault();
			save();
		};
		element.addEventListener('keydown', onKey);
		return () => {
			element.removeEventListener('keydown', onKey);
		};
	};
}
