import type { Text } from '../text.ts';

export const notes: Text['notes'] = {
	label: 'Notes',
	count: (count) => String(count),
	none: 'No notes yet',
	older: (count) => `Show ${count} earlier`,
	write: 'Write a note',
	placeholder: '@ calls a colleague. Lines may break',
	send: 'Add note',
	sendKeys: 'Ctrl + Enter',
	cancel: 'Close',
	kept: 'There is a note that was not sent',
	tells: (names) => `Tells ${names}`,
	tooLong: (length, limit) => `${length} of ${limit} characters. Please shorten it`,
	lost: 'No answer came. Adding it again will not write it twice',
	offline: 'Notes cannot be added while the connection is down',
	readOnly: 'Read-only access cannot write notes',
	withdraw: 'Withdraw',
	withdrawAsk: 'Withdraw it? Its text stays in the audit only.',
	keep: 'Keep',
	withdrawn: (name) => `Withdrawn by ${name}`,
	nobodyKnown: 'somebody unknown',
	menu: {
		label: 'People to call',
		found: (count) =>
			count === 0
				? 'Nobody by this name'
				: `${count} ${count === 1 ? 'person' : 'people'}. Arrows choose, Enter takes`,
		readsOnly: 'read-only',
		failed: 'The people could not be loaded'
	},
	assignee: {
		label: 'Assignee',
		nobody: 'nobody',
		me: 'you',
		gone: 'is disabled; please take it over',
		take: 'Take',
		takeOver: 'Take over',
		handOver: 'Hand over',
		of: (name) => `Assigned to ${name}`,
		offline: 'The assignee cannot be changed while the connection is down',
		readOnly: 'Read-only access cannot change the assignee',
		lost: 'No answer came. Pressing again will not do it twice',
		now: (name) => `It is with ${name} now.`,
		nowNobody: 'It is with nobody now.',
		again: 'Check and press again. What you typed is kept.'
	},
	handing: {
		title: 'Hand the order over',
		to: 'To',
		search: 'Filter by name',
		note: 'Note (optional)',
		nobody: 'Nobody any more',
		submit: 'Hand over',
		release: 'Let it go',
		back: 'Back',
		keys: 'Arrows choose, Tab goes to the note, Ctrl + Enter hands over',
		loading: 'Loading the people',
		failed: 'The people could not be loaded',
		retry: 'Load again',
		none: 'Nobody by this name',
		choose: 'Choose who receives it'
	},
	notices: {
		title: 'For you',
		mark: (count) => (count === 0 ? 'Nothing for you' : `${count} unread for you`),
		news: (count) => `${count} unread for you`,
		mentioned: (name) => `${name} called you in a note`,
		assigned: (name) => `${name} handed you the order`,
		withdrawn: 'The note was withdrawn',
		unread: 'Unread',
		earlier: 'Read',
		seeAll: 'Mark all as read',
		empty: 'Nothing for you',
		emptyBody: 'When a note calls you with @, or somebody hands you an order, it appears here.',
		rest: (shown, all) => `The latest ${shown} of ${all} unread`,
		loading: 'Loading what is for you',
		failed: 'What is for you could not be loaded',
		retry: 'Load again'
	},
	shortcuts: {
		write: 'Write a note',
		take: 'Take the order',
		handOver: 'Hand it to a colleague',
		notices: 'What is for you'
	},
	notesOn: (count) => `${count} ${count === 1 ? 'note' : 'notes'}`
};
