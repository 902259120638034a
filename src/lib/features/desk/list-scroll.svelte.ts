import { ScrollSpace } from './scroll-space.ts';
import { visibleWindow, type VisibleWindow } from './visible-window.ts';

/** The scrollbar of a long list is put where it belongs when it has rested so long. */
const REST_MS = 160;

interface ListScrollOptions {
	/** Height of the head that stands above the rows. Pixels, as all lengths here. */
	head: number;
	/** So much is reckoned with before the viewport has been measured. */
	firstViewport: number;
	/** Reactive. */
	rowHeight: () => number;
	/** Rows of the list; reactive. */
	length: () => number;
}

/** Where a list is scrolled to and which of its rows are in sight, whatever its length. */
export class ListScroll {
	/** What of the list is at the top, and where the scrollbar is: the same up to a height. */
	#at = $state.raw({ top: 0, scroll: 0 });
	#viewport = $state(0);
	readonly #options: ListScrollOptions;
	readonly #space = new ScrollSpace();
	#element: HTMLElement | null = null;
	#frame = 0;
	#resting: ReturnType<typeof setTimeout> | undefined;

	constructor(options: ListScrollOptions) {
		this.#options = options;
		this.#viewport = options.firstViewport;
	}

	readonly shown: VisibleWindow = $derived.by(() =>
		visibleWindow(this.top, this.#viewport, this.#options.rowHeight(), this.#options.length())
	);

	get top(): number {
		return this.#at.top;
	}

	/** By how much the rows stand lower than the list's own measure. */
	get offset(): number {
		return this.#at.scroll - this.#at.top;
	}

	/** Height of what is scrolled; null: as high as its rows are. */
	readonly limitedHeight: number | null = $derived.by(() => {
		this.#measure();
		return this.#space.isScaled ? this.#space.height : null;
	});

	/** Follows an element. @returns stops */
	follow(element: HTMLElement, onresize: () => void): () => void {
		this.#element = element;
		const resized = new ResizeObserver(() => {
			this.#viewport = element.clientHeight - this.#options.head;
			onresize();
		});
		resized.observe(element);
		return () => {
			resized.disconnect();
			cancelAnimationFrame(this.#frame);
			clearTimeout(this.#resting);
			this.#element = null;
		};
	}

	/** The scrollbar moved: once per frame is enough. */
	scrolled(): void {
		if (this.#frame !== 0) return;
		this.#frame = requestAnimationFrame(() => {
			this.#frame = 0;
			const scroll = this.#element?.scrollTop ?? 0;
			if (scroll === this.#at.scroll) return;
			this.#measure();
			this.#at = { top: this.#space.scrolledTo(scroll), scroll };
			if (!this.#space.isScaled) return;
			clearTimeout(this.#resting);
			this.#resting = setTimeout(() => this.to(this.top), REST_MS);
		});
	}

	/** Goes to a place of the list. */
	to(top: number): void {
		const element = this.#element;
		if (element === null) return;
		this.#measure();
		const scroll = this.#space.goTo(top);
		this.#at = { top: this.#space.top, scroll };
		if (element.scrollTop !== scroll) element.scrollTop = scroll;
	}

	/** Brings a row into sight with as little movement as possible. */
	reveal(index: number): void {
		const height = this.#options.rowHeight();
		const top = index * height;
		if (top < this.top) this.to(top);
		else if (top + height > this.top + this.#viewport) this.to(top + height - this.#viewport);
	}

	#measure(): void {
		this.#space.measure(this.#options.length() * this.#options.rowHeight(), this.#viewport);
	}
}
