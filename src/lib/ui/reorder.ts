import type { Attachment } from 'svelte/attachments';

/** What is put in order, item by item: its key stands on it as `data-item`, its grip as `data-grip`. */
export interface Reordering {
	/** Moves the item with this key to another index. */
	move: (key: string, to: number) => void;
	/** The keys of those that can be moved, in their order. */
	keys: () => readonly string[];
	/** The item that is being dragged; null: none. */
	ondrag?: (key: string | null) => void;
}

/** Puts the items of a list in order: Alt with ↑ and ↓ inside an item, or its grip with a pointer. */
export function reorder(reordering: () => Reordering): Attachment<HTMLElement> {
	return (list) => {
		let dragged: string | null = null;
		const keyOf = (target: EventTarget | null): string | null =>
			target instanceof Element
				? (target.closest<HTMLElement>('[data-item]')?.dataset['item'] ?? null)
				: null;
		const onKey = (event: KeyboardEvent): void => {
			const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
			const key = keyOf(event.target);
			if (step === undefined || key === null || !event.altKey) return;
			const { keys, move } = reordering();
			const at = keys().indexOf(key);
			event.preventDefault();
			if (at < 0 || keys()[at + step] === undefined) return;
			const focused = event.target;
			move(key, at + step);
			// What moves in the document loses the focus.
			requestAnimationFrame(() => {
				if (focused instanceof HTMLElement) focused.focus();
			});
		};
		const onDown = (event: PointerEvent): void => {
			const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
			const key = grip === null ? null : keyOf(grip);
			if (grip === null || key === null || !reordering().keys().includes(key)) return;
			event.preventDefault();
			grip.setPointerCapture(event.pointerId);
			dragged = key;
			reordering().ondrag?.(key);
		};
		const onMove = (event: PointerEvent): void => {
			if (dragged === null) return;
			const { left } = list.getBoundingClientRect();
			const under = document
				.elementsFromPoint(left + 8, event.clientY)
				.map(keyOf)
				.find((key) => key !== null);
			const { keys, move } = reordering();
			const to = keys().findIndex((key) => key === under);
			if (to >= 0 && under !== dragged) move(dragged, to);
		};
		const onUp = (): void => {
			if (dragged === null) return;
			dragged = null;
			reordering().ondrag?.(null);
		};
		list.addEventListener('keydown', onKey);
		list.addEventListener('pointerdown', onDown);
		list.addEventListener('pointermove', onMove);
		list.addEventListener('pointerup', onUp);
		list.addEventListener('pointercancel', onUp);
		return () => {
			list.removeEventListener('keydown', onKey);
			list.removeEventListener('pointerdown', onDown);
			list.removeEventListener('pointermove', onMove);
			list.removeEventListener('pointerup', onUp);
			list.removeEventListener('pointercancel', onUp);
		};
	};
}
