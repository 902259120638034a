import BookOpen from '@lucide/svelte/icons/book-open';
import CalendarSync from '@lucide/svelte/icons/calendar-sync';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import History from '@lucide/svelte/icons/history';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import ListTodo from '@lucide/svelte/icons/list-todo';
import SettingsIcon from '@lucide/svelte/icons/settings';
import { may, type Permission, type Role } from '../../domain/access/index.ts';
import type { Text } from '../../i18n/text.ts';

/** A screen that the navigation leads to. */
export interface Screen {
	id: keyof Text['shell']['screens'];
	href: string;
	icon: typeof ListOrdered;
	/** What its route asks for; who lacks it is not led there. */
	permission: Permission;
	/** Exists only while the demo is on. */
	demoOnly: boolean;
}

/** The screens in the order of the navigation; a screen's title comes from here, too. */
const SCREENS: readonly Screen[] = [
	{ id: 'desk', href: '/', icon: ListOrdered, permission: 'orders.read', demoOnly: false },
	{ id: 'tasks', href: '/tasks', icon: ListTodo, permission: 'orders.read', demoOnly: false },
	{ id: 'batches', href: '/batches', icon: CalendarSync, permission: 'runs.read', demoOnly: false },
	{ id: 'audit', href: '/audit', icon: History, permission: 'audit.read', demoOnly: false },
	{ id: 'rules', href: '/rules', icon: BookOpen, permission: 'eligibility.ask', demoOnly: false },
	{
		id: 'settings',
		href: '/settings',
		icon: SettingsIcon,
		permission: 'shops.manage',
		demoOnly: false
	},
	{
		id: 'simulator',
		href: '/simulator',
		icon: FlaskConical,
		permission: 'simulator.manage',
		demoOnly: true
	}
];

/** What this person's navigation shows. */
export function screensFor(role: Role, isDemo: boolean): readonly Screen[] {
	return SCREENS.filter(
		({ permission, demoOnly }) => may(role, permission) && (isDemo || !demoOnly)
	);
}

/** The screen that a path belongs to; an order's page is part of the desk. */
export function screenOf(path: string): Screen['id'] {
	const own = SCREENS.find(
		({ href }) => href !== '/' && (path === href || path.startsWith(`${href}/`))
	);
	return own?.id ?? 'desk';
}
