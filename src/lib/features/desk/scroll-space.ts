/** Browsers draw no element higher than this; the least of them ends at 17.9 million. */
const HIGHEST_PX = 15_000_000;
/** A step of so many viewports or less is scrolled, a longer one leaps. */
const SCROLLED_VIEWPORTS = 2;

/**
 * A list of any height on a scrollbar of limited height. Up to the limit the two are one. Beyond it a
 * leap of the scrollbar goes to that part of the list, and a step scrolls by exactly its pixels, after
 * which {@link ScrollSpace.rest} says where the scrollbar belongs. Pixels throughout.
 */
export class ScrollSpace {
	/** What of the list is at the top of the viewport. */
	top = 0;
	#height = 0;
	#viewport = 0;
	#scrolled = 0;
	readonly #highest: number;

	constructor(highest = HIGHEST_PX) {
		this.#highest = highest;
	}

	/** Height of the element that is scrolled. */
	get height(): number {
		return Math.min(this.#height, this.#highest);
	}

	get isScaled(): boolean {
		return this.#height > this.#highest;
	}

	/** The list and the viewport are so high now. */
	measure(height: number, viewport: number): void {
		this.#height = height;
		this.#viewport = viewport;
	}

	/** The scrollbar went here. @returns the new {@link ScrollSpace.top} */
	scrolledTo(scrollTop: number): number {
		const step = scrollTop - this.#scrolled;
		this.#scrolled = scrollTop;
		const isScrolled = Math.abs(step) <= this.#viewport * SCROLLED_VIEWPORTS;
		if (!this.isScaled) this.top = scrollTop;
		else if (isScrolled) this.top = Math.min(this.#last, Math.max(0, this.top + step));
		else this.top = (scrollTop / this.#lastScroll) * this.#last;
		return this.top;
	}

	/** Goes to a place of the list. @returns where the scrollbar has to be for it */
	goTo(top: number): number {
		this.top = Math.min(this.#last, Math.max(0, top));
		return this.rest();
	}

	/** Where the scrollbar belongs for what is at the top now. */
	rest(): number {
		this.#scrolled = this.isScaled
			? Math.round((this.top / this.#last) * this.#lastScroll)
			: this.top;
		return this.#scrolled;
	}

	get #last(): number {
		return Math.max(1, this.#height - this.#viewport);
	}

	get #lastScroll(): number {
		return Math.max(1, this.height - this.#viewport);
	}
}
