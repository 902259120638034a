import { describe, expect, it } from 'vitest';
import { BLANK_MAIL_DATA } from '../contract/settings/mail-data.ts';
import type { ShopSettings } from '../contract/settings/shop-settings.ts';
import { SettingForm } from './setting-form.svelte.ts';
import type { Failure } from './trpc.ts';

const SHOP: ShopSettings = {
	...{ code: 'main', name: '丸山道具店', version: 4, closedAt: null, contracts: [], changed: null },
	mail: { ...BLANK_MAIL_DATA, phone: '03', hours: '10–17' }
};
const NO_ANSWER: Failure = { code: null, field: null, params: {}, row: null, id: null };

/** Thrown by `send`: somebody else was first. */
class Theirs extends Error {
	readonly shop: ShopSettings;

	constructor(shop: ShopSettings) {
		super();
		this.shop = shop;
	}
}

function open(send: (draft: { phone: string; hours: string }, version: number) => ShopSettings) {
	const shops: ShopSettings[] = [];
	const form = new SettingForm({
		shop: SHOP,
		read: ({ mail: { phone, hours } }) => ({ phone, hours }),
		version: ({ version }) => version,
		check: ({ phone }) => (phone === '' ? { phone: 'missing' as const } : {}),
		send: (draft, version) => Promise.try(() => send(draft, version)),
		readFailure: (error) =>
			error instanceof Theirs
				? {
						failure: { ...NO_ANSWER, code: 'SETTING_CONFLICT', params: { actor: '森 葵' } },
						shop: error.shop
					}
				: { failure: NO_ANSWER, shop: null },
		onshop: (shop) => shops.push(shop)
	});
	return { form, shops };
}

const saved = (mail: Partial<ShopSettings['mail']>, version: number): ShopSettings => ({
	...SHOP,
	version,
	mail: { ...SHOP.mail, ...mail }
});

describe('a form of settings', () => {
	it('names the version that was seen, and is clean once it is saved', async () => {
		const seen: unknown[] = [];
		const { form, shops } = open((draft, version) => {
			seen.push({ ...draft }, version);
			return saved({ phone: '06' }, 5);
		});
		expect(form.isDirty).toBe(false);
		expect(await form.save()).toBe(false);
		form.draft.phone = '06';
		expect(form.isDirty).toBe(true);
		expect(await form.save()).toBe(true);
		expect(seen).toEqual([{ phone: '06', hours: '10–17' }, 4]);
		expect([form.isDirty, form.saved, shops.length]).toEqual([false, true, 1]);
	});

	it('sends nothing that cannot stand, and says so beside the field', async () => {
		const { form } = open(() => {
			throw new Error('sent');
		});
		form.draft.hours = '';
		expect(form.problemOf('phone')).toBeNull();
		form.draft.phone = '';
		expect(form.problemOf('phone')).toBe('missing');
		expect(await form.save()).toBe(false);
		expect(form.failure).toBeNull();
	});

	it('keeps what was typed when somebody else was first, and tells what they put there', async () => {
		let calls = 0;
		const { form } = open((draft, version) => {
			calls += 1;
			if (version === 4) throw new Theirs(saved({ phone: '052', hours: '9–18' }, 7));
			return saved({ ...draft }, version + 1);
		});
		form.draft.phone = '06';
		expect(await form.save()).toBe(false);
		expect(form.conflict).toEqual({ actor: '森 葵', theirs: { phone: '052' } });
		// What was not touched follows.
		expect({ ...form.draft }).toEqual({ phone: '06', hours: '9–18' });
		expect(form.isDirty).toBe(true);
		expect(await form.save()).toBe(true);
		expect([form.conflict, calls]).toEqual([null, 2]);
	});

	it('gives way to the other when that is right', async () => {
		const { form } = open(() => {
			throw new Theirs(saved({ phone: '052' }, 5));
		});
		form.draft.phone = '06';
		await form.save();
		form.discard();
		expect({ ...form.draft }).toEqual({ phone: '052', hours: '10–17' });
		expect([form.isDirty, form.conflict]).toEqual([false, null]);
	});

	it('keeps everything when no answer comes', async () => {
		const { form } = open(() => {
			throw new Error('offline');
		});
		form.draft.phone = '06';
		await form.save();
		expect(form.failure).toEqual(NO_ANSWER);
		expect([form.draft.phone, form.isDirty, form.saving]).toEqual(['06', true, false]);
	});

	it('follows the answer to another form without losing a word', () => {
		const { form } = open(() => SHOP);
		form.draft.phone = '06';
		form.follow(saved({ hours: '9–18' }, 5));
		expect({ ...form.draft }).toEqual({ phone: '06', hours: '9–18' });
		expect(form.conflict).toBeNull();
		form.follow(saved({ phone: '052', hours: '9–18' }, 6));
		expect(form.conflict?.theirs).toEqual({ phone: '052' });
		form.follow(saved({ phone: 'old' }, 5));
		expect(form.draft.phone).toBe('06');
	});
});
