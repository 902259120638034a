import { formatJst } from '../../../domain/calendar.ts';

/**
 * What the terminal says while there is no administrator. It goes to the terminal and not into the
 * log: whoever reads the link becomes administrator.
 *
 * @param offer `path` with the token, `expiresAt` in epoch ms
 */
export function setupAnnouncement(
	origin: string,
	offer: { path: string; expiresAt: number }
): string {
	const until = formatJst(offer.expiresAt).slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ');
	return [
		'',
		'  There is no administrator yet. This link makes the first one; it works once,',
		`  until ${until} JST, and a restart makes a new one:`,
		'',
		`  ${origin}${offer.path}`,
		'',
		''
	].join('\n');
}
