import { describe, expect, it } from 'vitest';
import { isCut, keepMessage } from './keep-message.ts';
import { maskBytes } from './mask.ts';

const ID = '0123456789abcdef0123456789abcdef';
const PASS = 'fedcba9876543210fedcba9876543210';

function masked(text: string | Buffer, secrets: string[] = []): string {
	return Buffer.from(maskBytes(Buffer.from(text), secrets)).toString('latin1');
}

describe('a kept message', () => {
	it('has no password and no token, the head of its access id, and all the rest', () => {
		expect(
			masked(
				`ShopID=tshop1&ShopPass=p%20w&AccessID=${ID}&accesspass=x=y&Token=a/b&OrderID=A-1&RcOrderId=20261205093000123`
			)
		).toBe(
			'ShopID=tshop1&ShopPass=****&AccessID=012345****&accesspass=****&Token=****&OrderID=A-1&RcOrderId=20261205093000123'
		);
	});

	it('keeps every other byte, Japanese and broken ones too', () => {
		const bytes = Buffer.from([0x41, 0x3d, 0x81, 0x60, 0xff, 0x00, 0x26, 0x42, 0x3d, 0x7c, 0x0d]);
		expect(Buffer.from(maskBytes(bytes))).toEqual(bytes);
	});

	it('leaves the stars that the gateway itself put there', () => {
		expect(masked('ShopPass=**********&AccessPass=')).toBe('ShopPass=**********&AccessPass=');
	});

	it.each([
		['another case', 'sHoPpAsS=hunter22xx'],
		['a key that is percent-encoded', 'Shop%50ass=hunter22xx'],
		['the second place', 'OrderID=A\r\nSitePass=hunter22xx'],
		['a form within a value', 'ClientField1=ShopPass%3Dhunter22xx'],
		['an address within a value', 'RetURL=https://x.example/?ShopPass=hunter22xx'],
		['JSON', '{"ShopPass":"hunter22xx","a":1}'],
		['JSON with a sign of equality', '{"ShopPass":"hunter22xx","a":"="}'],
		['a key like it', 'shop_password=hunter22xx'],
		['no sign of equality', 'ShopPasshunter22xx']
	])('hides a password in %s', (_, text) => {
		expect(masked(text)).not.toContain('hunter22xx');
		expect(masked(text)).toContain('****');
	});

	it('hides handles in a line whose keys are damaged, and in UTF-16', () => {
		expect(masked(`AcesPass=${PASS}&Amount=1`)).toBe('AcesPass=fedcba****&Amount=1');
		const wide = Buffer.from(`AccessPass=${PASS}&AccessID=${ID}&X=${PASS}`, 'utf16le');
		const text = masked(wide).replaceAll('\0', '');
		expect(text).not.toContain(PASS.slice(0, 8));
		expect(text).not.toContain(ID.slice(0, 8));
		expect(text).toContain('AccessPass');
	});

	it('hides a secret that its caller knows wherever it stands, however it is written', () => {
		const text = 'a=demopass01&b=DEMOpass01&c=%64emopass%30%31';
		expect(masked(text, ['demopass01'])).toBe('a=****&b=****&c=****');
		expect(masked(Buffer.from('demopass01', 'utf16le'), ['demopass01'])).toBe('****');
		// A shorter one stands in words.
		expect(masked('a=pass&Bypass=1', ['pass'])).toBe('a=pass&Bypass=1');
	});

	it('keeps a hash that opens nothing', () => {
		const hash = ID + PASS;
		expect(masked(`RcCustomerId=${hash}`)).toBe(`RcCustomerId=${hash}`);
	});

	it('is cut behind the masking, and says so', () => {
		const long = Buffer.from(`${'x'.repeat(4_085)}&ShopPass=hunter22xx`);
		const kept = keepMessage(long);
		expect(Buffer.from(kept).toString()).not.toContain('hunter');
		expect(isCut(kept)).toBe(true);
		expect(isCut(keepMessage(Buffer.from('OrderID=A-1')))).toBe(false);
	});
});
