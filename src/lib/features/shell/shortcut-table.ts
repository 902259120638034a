import { ACTION_KEYS } from '../orders/action-entries.ts';
import type { Text } from '../../i18n/text.ts';

/** A key, by `KeyboardEvent.key`, and what it does. */
type Shortcut = readonly [key: string, does: (t: Text) => string];

/** Keys that work together, and the components that bind them. */
export interface ShortcutGroup {
	readonly name: (t: Text) => string;
	readonly keys: readonly Shortcut[];
	/** Below `src/`; a test holds what they bind against this table, in both directions. */
	readonly boundBy: readonly string[];
}

const DOWN: Shortcut = ['j', (t) => t.shell.shortcuts.nextLine];
const UP: Shortcut = ['k', (t) => t.shell.shortcuts.previousLine];
const NEWER: Shortcut = ['n', (t) => t.shell.shortcuts.newLines];

/** Every key of the desk, once: what the overlay tells. Keys of a place stand beside those of `everywhere`. */
export const SHORTCUTS = {
	list: {
		name: (t) => t.shell.shortcuts.list,
		boundBy: [
			'lib/features/desk/DeskScreen.svelte',
			'lib/features/desk/DeskTabs.svelte',
			'lib/features/desk/filters/SearchField.svelte'
		],
		keys: [
			['j', (t) => t.shell.shortcuts.down],
			['k', (t) => t.shell.shortcuts.up],
			['Enter', (t) => t.shell.shortcuts.show],
			['o', (t) => t.shell.shortcuts.page],
			['x', (t) => t.shell.shortcuts.select],
			['y', (t) => t.shell.shortcuts.copy],
			['I', (t) => t.shell.shortcuts.inquireSelected],
			['/', (t) => t.shell.shortcuts.search],
			['f', (t) => t.shell.shortcuts.filter],
			['1', (t) => t.shell.shortcuts.tab],
			['E', (t) => t.desk.views.export],
			['n', (t) => t.shell.shortcuts.newRows],
			['.', (t) => t.shell.shortcuts.nextByDeadline]
		]
	},
	order: {
		name: (t) => t.shell.shortcuts.order,
		boundBy: [
			'lib/features/orders/ActionList.svelte',
			'lib/features/notes/Notes.svelte',
			'lib/features/notes/AssigneeLine.svelte',
			'lib/features/alerts/OrderAlert.svelte'
		],
		keys: [
			...ACTION_KEYS.map(([key, action]): Shortcut => [key, (t) => t.words.action[action]]),
			['w', (t) => t.notes.shortcuts.write],
			['q', (t) => t.notes.shortcuts.take],
			['g', (t) => t.notes.shortcuts.handOver],
			['a', (t) => t.shell.shortcuts.acknowledge],
			['h', (t) => t.shell.shortcuts.explain]
		]
	},
	tasks: {
		name: (t) => t.shell.screens.tasks,
		boundBy: ['lib/features/tasks/TasksScreen.svelte'],
		keys: [
			DOWN,
			UP,
			['Enter', (t) => t.shell.shortcuts.page],
			['t', (t) => t.tasks.take],
			['h', (t) => t.tasks.handOver],
			['d', (t) => t.tasks.close],
			['i', (t) => t.tasks.inquire],
			NEWER
		]
	},
	batches: {
		name: (t) => t.shell.screens.batches,
		boundBy: ['lib/features/runs/BatchesScreen.svelte'],
		keys: [['s', (t) => t.runs.sync.now]]
	},
	audit: {
		name: (t) => t.shell.screens.audit,
		boundBy: ['lib/features/audit/AuditScreen.svelte'],
		keys: [DOWN, UP, NEWER]
	},
	everywhere: {
		name: (t) => t.shell.shortcuts.everywhere,
		boundBy: [
			'lib/features/alerts/AlertBell.svelte',
			'lib/features/notes/NoticeMark.svelte',
			'lib/features/shell/Shell.svelte',
			'routes/orders/[shop]/[number]/+page.svelte'
		],
		keys: [
			// Bound beside the others: it works while somebody types, too.
			['⌘K', (t) => t.shell.palette],
			['b', (t) => t.shell.shortcuts.alerts],
			['@', (t) => t.notes.shortcuts.notices],
			['Escape', (t) => t.shell.shortcuts.leave],
			['?', (t) => t.shell.shortcuts.help]
		]
	}
} as const satisfies Record<string, ShortcutGroup>;
