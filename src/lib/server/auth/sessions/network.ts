import { isIPv6 } from 'node:net';

/**
 * What counts as one address: an IPv4 address, or the /64 that an IPv6 customer is given whole.
 * An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is the same caller as without.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	const bare = address.replace(/%.*$/, '');
	if (!isIPv6(bare)) return address;
	const [head = '', tail] = bare.split('::');
	const front = head === '' ? [] : head.split(':');
	const back = tail === undefined || tail === '' ? [] : tail.split(':');
	const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
	const groups = [...front, ...Array<string>(gap).fill('0'), ...back];
	return `${groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':')}::/64`;
}
