import { encodeWindows31J, UNDECODABLE } from './windows-31j.ts';

/** Checks one field's value; answers the ErrInfo of what is wrong with it. */
export interface Field {
	readonly name: string;
	check(value: string | undefined): string | undefined;
}

/** Half-width characters that would break an unencoded answer, and controls (our assumption). */
const FORBIDDEN = new RegExp(`[\\u0000-\\u001f\\u007f-\\u009f|&${UNDECODABLE}]`);

function isForbidden(text: string): boolean {
	return FORBIDDEN.test(text);
}

/** A credential or handle: letters and digits of limited length. */
function token(name: string, family: string, form: RegExp): Field {
	return {
		name,
		check: (value) => {
			if (!value) return `${family}001`;
			return form.test(value) ? undefined : `${family}008`;
		}
	};
}

function digits(name: string, family: string, required: boolean, longest: number): Field {
	return {
		name,
		check: (value) => {
			if (!value) return required ? `${family}001` : undefined;
			if (value.length > longest) return `${family}005`;
			return /^[0-9]+$/.test(value) ? undefined : `${family}006`;
		}
	};
}

function oneOf(name: string, family: string, allowed: readonly string[]): Field {
	return {
		name,
		check: (value) => {
			if (!value) return `${family}001`;
			return allowed.includes(value) ? undefined : `${family}010`;
		}
	};
}

interface TextLimit {
	readonly required: boolean;
	readonly longest: number;
	readonly unit: 'bytes' | 'characters';
}

function text(name: string, family: string, limit: TextLimit): Field {
	return {
		name,
		check: (value) => {
			if (!value) return limit.required ? `${family}001` : undefined;
			const length =
				limit.unit === 'bytes' ? encodeWindows31J(value).length : Array.from(value).length;
			if (length > limit.longest) return `${family}012`;
			return isForbidden(value) ? `${family}013` : undefined;
		}
	};
}

export const shopId = token('ShopID', 'M01002', /^[A-Za-z0-9]{1,13}$/);
export const shopPass = token('ShopPass', 'M01003', /^[A-Za-z0-9]{1,10}$/);
export const accessId = token('AccessID', 'M01007', /^[0-9a-f]{32}$/i);
export const accessPass = token('AccessPass', 'M01008', /^[0-9a-f]{32}$/i);
export const jobCd = oneOf('JobCd', 'M01054', ['AUTH', 'CAPTURE']);
export const amount = digits('Amount', 'M01005', true, 7);
export const tax = digits('Tax', 'M01006', false, 7);
export const itemName = text('ItemName', 'M01043', {
	required: true,
	longest: 40,
	unit: 'characters'
});

export const orderId: Field = {
	name: 'OrderID',
	check: (value) => {
		if (!value) return 'M01004001';
		if (value.length > 27) return 'M01004012';
		return /^[A-Za-z0-9-]+$/.test(value) ? undefined : 'M01004013';
	}
};

const clientFieldLimit = { required: false, longest: 100, unit: 'bytes' } as const;
export const clientFields: readonly Field[] = [
	text('ClientField1', 'M01039', clientFieldLimit),
	text('ClientField2', 'M01040', clientFieldLimit),
	text('ClientField3', 'M01041', clientFieldLimit)
];

/** RetURL may carry characters that other texts may not: only its presence and length count. */
export const retUrl: Field = {
	name: 'RetURL',
	check: (value) => {
		if (!value) return 'M01056001';
		return encodeWindows31J(value).length > 256 ? 'M01056012' : undefined;
	}
};

/** The longest time that Recruit gives a buyer to start the authentication [001 §4-9]. */
export const LONGEST_PAYMENT_TERM_SECONDS = 3600;

const paymentTermDigits = digits('PaymentTermSec', 'M01048', false, 5);
export const paymentTermSec: Field = {
	name: 'PaymentTermSec',
	check: (value) => {
		const malformed = paymentTermDigits.check(value);
		if (malformed || !value) return malformed;
		const seconds = Number(value);
		const inRange = seconds >= 1 && seconds <= LONGEST_PAYMENT_TERM_SECONDS;
		return inRange ? undefined : 'M01048011';
	}
};

/** The PayType numbers that the gateway knows; only Recruit's transactions live here. */
const PAY_TYPES = new Set(
	[0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28].map(
		String
	)
);

export const payType: Field = {
	name: 'PayType',
	check: (value) => {
		if (!value) return 'M01051001';
		if (value.length > 2) return 'M01051005';
		return PAY_TYPES.has(value) ? undefined : 'M01051011';
	}
};

/** ErrInfo of every field that is wrong, in the fields' order. */
export function checkFields(
	fields: readonly Field[],
	values: ReadonlyMap<string, string>
): string[] {
	return fields.flatMap((field) => field.check(values.get(field.name)) ?? []);
}
