import type { ShopSettings } from '../contract/settings/shop-settings.ts';
import type { Failure } from './trpc.ts';

interface SettingFormOptions<T extends object, Problem extends string> {
	shop: ShopSettings;
	/** What of the shop this form is about, as the fields hold it. */
	read: (shop: ShopSettings) => T;
	version: (shop: ShopSettings) => number;
	/** Every field that cannot stand; asked before anything is sent. */
	check: (draft: T) => Partial<Record<keyof T, Problem>>;
	send: (draft: T, version: number) => Promise<ShopSettings>;
	readFailure: (error: unknown) => { failure: Failure; shop: ShopSettings | null };
	/** The shop as the server answered it. */
	onshop: (shop: ShopSettings) => void;
}

/**
 * One form of a shop's settings: what is saved, what is typed, and what somebody else saved meanwhile.
 * Nothing that was typed is ever lost to an answer: of what changed elsewhere, fields that were not
 * touched follow, fields that were are kept and told (`theirs`).
 */
export class SettingForm<T extends object, Problem extends string> {
	draft = $state() as T;
	saving = $state(false);
	/** Saved since the last change. */
	saved = $state(false);
	failure = $state.raw<Failure | null>(null);
	/** Somebody else was first: who, and what they put where something else is typed here. */
	conflict = $state.raw<{ actor: string; theirs: Partial<T> } | null>(null);
	/** Whether a save was tried: from then on every problem shows. */
	tried = $state(false);
	#base = $state.raw() as T;
	#version: number;
	readonly #options: SettingFormOptions<T, Problem>;

	constructor(options: SettingFormOptions<T, Problem>) {
		this.#options = options;
		this.#version = options.version(options.shop);
		this.#base = options.read(options.shop);
		this.draft = copyOf(this.#base);
	}

	/** Fields in which something else is typed than is saved. */
	readonly touched = $derived.by(
		() => new Set(keysOf(this.draft).filter((key) => !isSame(this.draft[key], this.#base[key])))
	);
	readonly isDirty = $derived(this.touched.size > 0);
	readonly problems = $derived.by(() => this.#options.check({ ...this.draft }));

	/** What to say beside a field, once there is reason to. */
	problemOf(key: keyof T): Problem | null {
		return this.tried || this.touched.has(key) ? (this.problems[key] ?? null) : null;
	}

	/** @returns whether it is saved */
	async save(): Promise<boolean> {
		if (this.saving || !this.isDirty) return false;
		this.tried = true;
		if (Object.keys(this.problems).length > 0) return false;
		const { send, readFailure, onshop } = this.#options;
		this.saving = true;
		this.failure = null;
		const sent = { ...this.draft };
		try {
			const shop = await send(sent, this.#version);
			this.conflict = null;
			this.#settle(shop, sent);
			onshop(shop);
			return true;
		} catch (error) {
			const { failure, shop } = readFailure(error);
			if (shop === null) this.failure = failure;
			else {
				const theirs = this.#merge(shop);
				this.conflict = { actor: String(failure.params.actor ?? ''), theirs };
				onshop(shop);
			}
			return false;
		} finally {
			this.saving = false;
		}
	}

	/** The shop as another form's answer shows it. */
	follow(shop: ShopSettings): void {
		if (this.#options.version(shop) <= this.#version) return;
		const theirs = this.#merge(shop);
		if (keysOf(theirs).length > 0) this.conflict = { actor: '', theirs };
	}

	/** Back to what is saved: also the answer to a conflict in which the other is right. */
	discard(): void {
		this.draft = copyOf(this.#base);
		this.conflict = null;
		this.failure = null;
		this.tried = false;
	}

	/** It was saved; what was typed while it was on its way stays typed. */
	#settle(shop: ShopSettings, sent: T): void {
		const { read, version } = this.#options;
		this.#version = version(shop);
		this.#base = read(shop);
		for (const key of keysOf(sent)) {
			if (isSame(this.draft[key], sent[key])) this.draft[key] = copyOf(this.#base)[key];
		}
		this.tried = false;
		this.saved = true;
	}

	/** Takes up what is saved now. */
	#merge(shop: ShopSettings): Partial<T> {
		const { read, version } = this.#options;
		const [before, now] = [this.#base, read(shop)];
		const theirs: Partial<T> = {};
		for (const key of keysOf(now)) {
			const isTouched = !isSame(this.draft[key], before[key]);
			if (!isTouched) this.draft[key] = copyOf(now)[key];
			else if (!isSame(now[key], before[key]) && !isSame(now[key], this.draft[key]))
				theirs[key] = now[key];
		}
		this.#base = now;
		this.#version = version(shop);
		return theirs;
	}
}

function keysOf<T extends object>(value: T): (keyof T)[] {
	return Object.keys(value) as (keyof T)[];
}

/** Fields hold texts, switches and lists of texts: comparing them written out is exact. */
function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function copyOf<T>(value: T): T {
	return structuredClone(value);
}
