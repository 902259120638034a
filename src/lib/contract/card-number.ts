/** Brands by their leading digits and lengths; a number outside all of them is no card's. */
const BRANDS: readonly { lead: RegExp; lengths: readonly number[] }[] = [
	{ lead: /^4/, lengths: [13, 16, 19] },
	{ lead: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
	{ lead: /^3[47]/, lengths: [15] },
	{ lead: /^(352[89]|35[3-8])/, lengths: [16] },
	{ lead: /^(30[0-5]|3[689])/, lengths: [14] },
	{ lead: /^(6011|64[4-9]|65|62)/, lengths: [16, 17, 18, 19] }
];

const DIGIT_RUN = /\d(?:[ \-.]?\d){12,18}/g;
const FULL_WIDTH_DIGIT = /[０-９]/g;

/** Does the text hold something that looks like a card number: a brand's lead and length, and Luhn? */
export function holdsCardNumber(text: string): boolean {
	const half = text.replace(FULL_WIDTH_DIGIT, (digit) =>
		String.fromCharCode(digit.charCodeAt(0) - 0xfee0)
	);
	return (half.match(DIGIT_RUN) ?? []).some((run) => {
		const digits = run.replace(/\D/g, '');
		return (
			BRANDS.some(({ lead, lengths }) => lead.test(digits) && lengths.includes(digits.length)) &&
			passesLuhn(digits)
		);
	});
}

function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = Number(digits[digits.length - 1 - i]);
		const doubled = digit * 2;
		sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}
