/** Headers that a proxy adds: behind one, the socket's address says nothing about the caller. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Is the caller a program or browser on this machine that means this machine? The address is the
 * socket's own. The names in Host and Origin must be loopback too: a foreign page whose name was
 * pointed at 127.0.0.1 (DNS rebinding) has that address, but not these names.
 *
 * @param peerAddress of the TCP connection, never from a header
 */
export function isLoopback(
	request: Pick<Request, 'headers'>,
	peerAddress: string | undefined
): boolean {
	if (peerAddress === undefined || !isLoopbackAddress(peerAddress)) return false;
	if (PROXY_HEADERS.some((name) => request.headers.has(name))) return false;
	if (!isLoopbackHost(request.headers.get('host'))) return false;
	const origin = request.headers.get('origin');
	return origin === null || (origin.startsWith('http://') && isLoopbackHost(origin.slice(7)));
}

function isLoopbackAddress(address: string): boolean {
	return /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address) || address === '::1';
}

function isLoopbackHost(host: string | null): boolean {
	return host !== null && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);
}
