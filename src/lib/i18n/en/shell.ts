import type { Text } from '../text.ts';

export const shell: Text['shell'] = {
	product: 'Yoshin',
	mark: '与',
	skipToContent: 'Skip to content',
	navigation: 'Main',
	screens: {
		desk: 'Order desk',
		tasks: 'To do',
		rules: 'Rules',
		audit: 'Audit',
		batches: 'Batches',
		settings: 'Settings',
		simulator: 'Simulator'
	},
	palette: 'Find or go to',
	live: {
		live: 'Live',
		catchingUp: (count) => (count > 0 ? `Catching up ${count}` : 'Catching up'),
		asOf: (time) => `As of ${time}`,
		liveHint: 'Every change has arrived',
		catchingUpHint: 'Connected again. Changes made meanwhile are being applied in order',
		asOfHint:
			'The connection is down. You see the desk as of this time and cannot act. It reconnects by itself'
	},
	serverTimeHint: 'The server’s time, Japan Standard Time. Every deadline is counted on this clock',
	demoClock: (difference, ahead) => `Demo clock ${ahead ? '+' : '\u2212'}${difference}`,
	demoClockHint:
		'The demo’s clock was moved away from real time. Deadlines and orders run on this clock',
	skew: (difference, ahead) =>
		`This PC’s clock is ${difference} ${ahead ? 'fast' : 'slow'}. Deadlines are counted on the server’s clock, so nothing you see here is affected.`,
	people: (count) => `${count} connected`,
	personHere: (name, state) => `${name}, ${state}`,
	presence: { viewing: 'viewing', acting: 'acting', away: 'away' },
	more: (count) => `${count} more`,
	menu: 'Settings and account',
	theme: 'Appearance',
	themes: { system: 'Auto', light: 'Light', dark: 'Dark' },
	language: 'Language',
	languages: { ja: '日本語', en: 'English' },
	signOut: 'Sign out',
	close: 'Close',
	shortcuts: {
		title: 'Keyboard shortcuts',
		open: 'Shortcuts',
		list: 'List',
		order: 'Order',
		everywhere: 'Everywhere',
		down: 'Next order',
		up: 'Previous order',
		show: 'Open the order beside the list',
		page: 'Open the order as a page',
		select: 'Add to or remove from selection',
		copy: 'Copy the order number',
		inquireSelected: 'Inquire the selected orders',
		filter: 'Add a filter',
		search: 'Search orders',
		nextByDeadline: 'The order that lapses next',
		newRows: 'Show new orders',
		nextLine: 'Next line',
		previousLine: 'Previous line',
		newLines: 'Show what is new',
		leave: 'Close, clear selection',
		tab: 'The first nine lists',
		alerts: 'Open the alerts',
		acknowledge: 'Acknowledge an alert',
		explain: 'Explain the actions',
		help: 'This overview'
	},
	offline: (time) =>
		`The connection is down: you see the desk as of ${time} and cannot act. It reconnects by itself and applies every change in between.`,
	outdated: {
		title: 'This page is out of date',
		body: 'The server was updated. Loading the page again brings the new one.',
		reload: 'Load again'
	},
	errors: {
		notFound: 'Page not found',
		forbidden: 'You may not open this page',
		failed: 'This could not be shown',
		again: 'Load again'
	},
	session: {
		ended: 'Your session has ended',
		endedBody:
			'You were signed out, the session expired, or your role changed. Nothing that you sent is lost.',
		signInAgain: 'Sign in'
	},
	copied: 'Copied',
	copy: 'Copy',
	copyOf: (value) => `Copy ${value}`
};
