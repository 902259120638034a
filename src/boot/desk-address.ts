import { allowedOrigins, type Settings } from '../lib/server/settings.ts';

/** Where programs on this machine reach the desk, whatever public name it has. */
export function localDeskUrl({ host, port }: Pick<Settings, 'host' | 'port'>): string {
	const everywhere = ['0.0.0.0', '::', 'localhost'].includes(host);
	const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${String(port)}`;
}

/** Where a person opens the desk. */
export function publicDeskUrls(settings: Settings): readonly string[] {
	return allowedOrigins(settings).map((origin) => `${origin}/`);
}
