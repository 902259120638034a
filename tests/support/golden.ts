import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One exchange of `tests/integration/golden`, whose README tells how to read the files. */
export interface GoldenExchange {
	readonly name: string;
	/** When it happens, epoch ms; null: at any time. */
	readonly at: number | null;
	readonly path: string;
	/** Body of the request, ASCII; empty where the file holds only an answer. */
	readonly request: string;
	/** Bytes of the answer; empty where the file holds only a request. */
	readonly answer: Buffer;
}

const FOLDER = join(import.meta.dirname, '../integration/golden');

/** Every file, by its name without `.txt`. */
export const GOLDEN_NAMES: readonly string[] = readdirSync(FOLDER)
	.filter((file) => file.endsWith('.txt'))
	.map((file) => file.slice(0, -'.txt'.length));

/** @throws Error when the text beside some bytes is not what they say */
export function readGolden(name: string): GoldenExchange {
	const lines = readFileSync(join(FOLDER, `${name}.txt`), 'utf8').split('\n');
	const after = (head: string) => lines.find((line) => line.startsWith(head))?.slice(head.length);
	const section = (head: string) => {
		const start = lines.findIndex((line) => line.startsWith(head));
		const rest = start < 0 ? [] : lines.slice(start + 1);
		const end = rest.indexOf('');
		return rest.slice(0, end < 0 ? rest.length : end).filter((line) => !line.startsWith('#'));
	};
	const clock = after('clock ');
	return {
		name,
		at: clock === undefined ? null : Date.parse(clock),
		path: after('request POST ') ?? '',
		request: section('request ').join(''),
		answer: Buffer.concat(section('answer ').map((line) => bytesOf(name, line)))
	};
}

/** The decoder of the platform, which neither side of the wire uses. */
const decoder = new TextDecoder('windows-31j', { fatal: true });

function bytesOf(name: string, line: string): Buffer {
	const [hex, text] = [line.slice(0, 47).trim(), line.slice(50)];
	const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
	const said = decoder.decode(bytes);
	if (said !== text) throw new Error(`${name}: the bytes say ${said}, beside them stands ${text}`);
	return bytes;
}
