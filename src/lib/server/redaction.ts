/**
 * Field names whose values never reach a log, in lower case without `_`, `-` and spaces: the
 * gateways' own (ShopPass, SitePass, AccessPass, connect_password …), ours, and HTTP's.
 */
const SECRET_NAMES = new Set([
	'shoppass',
	'sitepass',
	'accesspass',
	'accessid',
	'connectid',
	'connectpassword',
	'hash',
	'authorization',
	'proxyauthorization',
	'cookie',
	'setcookie',
	'password',
	'passwd',
	'passphrase',
	'token',
	'accesstoken',
	'refreshtoken',
	'sessiontoken',
	'csrftoken',
	'secret',
	'secretkey',
	'clientsecret',
	'apikey',
	'demoapikey',
	'otp',
	'totp',
	'backupcodes',
	'cardno',
	'cardnumber',
	'securitycode',
	'privatekey',
	'databaseurl',
	'smtpurl'
]);

const MASK = '[redacted]';

/** Masks every secret field of a JSON value, at any depth, and secrets inside its texts. */
export function redact(value: unknown): unknown {
	if (typeof value === 'string') return redactText(value);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(redact);
	return Object.fromEntries(
		Object.entries(value).map(([name, field]: [string, unknown]) => [
			name,
			isSecret(name) && field !== null ? MASK : redact(field)
		])
	);
}

/**
 * Masks secrets inside free text: `ShopPass=…` of a gateway body, `Bearer …`, the password of a URL.
 */
function redactText(text: string): string {
	return text
		.replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${MASK}`)
		.replace(/(:\/\/[^\s:/@]*):[^\s/@]+@/g, `$1:${MASK}@`)
		.replace(/(["']?)\b([A-Za-z][\w-]*)\1(\s*[=:]\s*)(["']?)([^\s&"',;}]+)\4/g, maskPair);
}

function maskPair(pair: string, quote: string, name: string, sign: string, mark: string): string {
	return isSecret(name) ? `${quote}${name}${quote}${sign}${mark}${MASK}${mark}` : pair;
}

function isSecret(name: string): boolean {
	return SECRET_NAMES.has(name.toLowerCase().replace(/[_\s-]/g, ''));
}
