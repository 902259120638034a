import type { SettingsText } from '../settings-text.ts';

const plural = (count: number, one: string): string =>
	`${String(count)} ${one}${count === 1 ? '' : 's'}`;

export const settings: SettingsText = {
	title: 'Settings',
	sections: { shops: 'Shops', keys: 'API keys', people: 'People' },
	adminOnly: 'For administrators only',
	readOnly: (role) => `Only the role “${role}” may change this.`,
	form: {
		save: 'Save',
		saving: 'Saving…',
		saved: 'Saved',
		discard: 'Discard',
		unsaved: 'Unsaved changes',
		keys: 'Ctrl + Enter saves, too',
		lost: 'No answer came. What you typed is still here; saving again does nothing twice.',
		changed: (at, name) => `Changed ${at} by ${name}`,
		changedByDesk: (at) => `Changed ${at}`
	},
	conflict: {
		title: (name) => (name === '' ? 'Something was saved meanwhile' : `${name} saved first`),
		body: 'What you typed is still here. These fields were saved with another value:',
		apart: 'What you typed is still here. The other fields now show what was saved.',
		saved: (value) => `Saved: ${value}`,
		blank: '(empty)',
		mine: 'Save mine',
		theirs: 'Take what is saved'
	},
	leave: {
		title: 'You have unsaved changes',
		body: 'If you leave now, what you typed is lost.',
		stay: 'Stay here',
		go: 'Leave without saving'
	},
	problems: {
		missing: 'Please fill this in.',
		bad: 'This does not have the right form.',
		insecure: 'Use an address that begins with https://.',
		out_of_range: 'This value is out of range.',
		too_many: 'These are too many.',
		not_offered: 'This payment system does not have this setting.',
		same_twice: 'The same value stands here twice.'
	},
	daysRange: (least, most) => `A whole number of days, ${String(least)} to ${String(most)}.`,
	shops: {
		body: 'The shops whose orders stand on the desk, and their contracts with the gateways.',
		add: 'Add a shop',
		empty: 'There is no shop yet',
		emptyBody: 'Add the first one; its contract and credentials are entered here afterwards.',
		columns: { shop: 'Shop', contracts: 'Contracts', credentials: 'Credentials', state: 'Orders' },
		open: 'open',
		closed: 'closed',
		noContract: 'no contract',
		code: 'Shop code',
		codeHint:
			'Letters, digits, - and _, up to 64. It is part of every order and address, so it cannot change later.',
		codeBad: 'Only letters, digits, - and _, up to 64 characters.',
		name: 'Shop name',
		nameHint: 'As it shows in every list of this desk.',
		create: 'Add it',
		back: 'Back'
	},
	shop: {
		title: 'Shop',
		body: 'The name can change at any time. The code belongs to every order and stays.',
		close: 'Stop taking orders…',
		reopen: 'Take orders again',
		closeTitle: 'Stop taking orders for this shop?',
		closeBody:
			'New orders are refused with SHOP_CLOSED. Those that are here stay on the desk and can be worked as before. You can take orders again at any time.',
		closeConfirm: 'Stop taking orders',
		closedSince: (at) => `Takes no orders since ${at}. New ones are refused.`,
		toList: 'All shops'
	},
	contract: {
		title: (system) => `Contract: ${system}`,
		body: 'What you settle here holds for orders that arrive from now on. Open orders keep the terms they came with.',
		noneTitle: 'No contract is entered yet',
		add: 'Enter the contract',
		create: 'Add the contract',
		notConnected: 'not connected',
		notConnectedBody:
			'The desk cannot talk to this payment system yet, so no contract can be entered.',
		others: 'Other payment systems',
		groups: {
			place: 'Gateway',
			terms: 'Terms',
			alerts: 'Deadline alerts',
			wire: 'Gateway’s wording'
		},
		fields: {
			endpoint: 'Gateway address',
			gatewayShopId: 'ShopID at the gateway',
			consoleUrl: 'Console address',
			validityDays: 'Authorization is valid for',
			extensionDays: 'One extension adds',
			extensionEnabled: 'Offer extensions',
			linkedCancelAfterCapture: 'Send cancels after the capture to the gateway',
			immediate: 'How orders are sold',
			recurringStartsAt: 'Recurring service begins',
			alertHours: 'Hours before a deadline',
			wireStatus: 'Spelling of statuses'
		},
		hints: {
			endpoint: 'The host that the contract names, without /payment/….',
			gatewayShopId: 'Up to 13 letters and digits.',
			inUse: 'Orders came with this ShopID, so it stays.',
			secretStays: 'The stored password is sent there, so only an administrator may change it.',
			secretForgotten: 'With another ShopID the stored password is erased.',
			consoleUrl: 'Opened where work has to be finished at the gateway.',
			validityDays: (least, most) =>
				`Days including the day of the authorization (${String(least)} to ${String(most)}).`,
			extensionDays: (least, most) =>
				`As the contract has it (${String(least)} to ${String(most)}), never past the 120th day of the order.`,
			linkedCancelAfterCapture:
				'When on, cancels until the end of the month after the capture are sent to the gateway.',
			alertHours: 'Hours with commas between, up to 8. Open orders follow at once.',
			alertPreview: (hours) => `Alerts ${hours} before`,
			wireStatus: 'Only where your gateway spells them differently. Empty: the usual spelling.',
			days: 'days'
		},
		immediate: { provisional: 'Authorize first', immediate: 'Immediate sale' },
		immediateHint: 'For orders that do not say it themselves.',
		alertProblems: {
			missing: 'Enter at least one.',
			out_of_range: 'Whole numbers from 1 to 2160, with commas between.',
			too_many: 'At most 8.'
		}
	},
	credentials: {
		title: 'Credentials',
		body: 'The password is stored encrypted and never shown again. To change it, enter a new one.',
		password: 'Shop password',
		set: (at, name) => `Set ${at} by ${name}`,
		setByDesk: (at) => `Set ${at}`,
		unset: 'Not set',
		replace: 'New password',
		hint: 'Blanks around it are dropped.',
		bad: 'Letters, digits and signs only, without blanks, up to 64.',
		store: 'Store it',
		test: 'Test the connection',
		testing: 'Asking…',
		testHint: 'Asks once for a payment that does not exist. Nothing happens to any order.',
		conflict: (name) =>
			name === ''
				? 'The contract has changed meanwhile. Look at it, then store the password again.'
				: `${name} changed the contract first. Look at it, then store the password again.`,
		tested: (at) => `Tested ${at}`,
		untested: 'Not tested yet',
		lost: 'The result never came. Wait a moment and test again.',
		verdict: {
			accepted: 'Connected',
			refused: 'Refused',
			no_answer: 'No answer',
			wrong_address: 'Wrong address',
			undecided: 'Cannot tell'
		},
		verdictBody: {
			accepted: 'The gateway accepts this ShopID and password.',
			refused: 'The gateway does not accept this pair of ShopID and password.',
			no_answer: 'Nobody answered in time. Whether the password is right is not known.',
			wrong_address: 'No payment API answers at this address. Check the gateway address.',
			undecided: 'There was an answer, but it does not tell whether the password is right.'
		},
		short: { ready: 'tested', untested: 'not tested', unset: 'not set', failing: 'check it' }
	},
	mail: {
		title: 'Business data for mails',
		body: 'What mails to buyers say about the shop. Empty fields are left out.',
		fields: {
			displayName: 'Display name',
			fromAddress: 'Sender’s address',
			replyTo: 'Reply address',
			phone: 'Phone',
			hours: 'Opening hours',
			seller: 'Seller',
			website: 'Website',
			signature: 'Signature'
		},
		hints: {
			displayName: 'The name that buyers know.',
			seller:
				'Company, address and responsible person, as the law on commercial transactions asks.',
			hours: 'For example: weekdays 10:00–17:00',
			signature: 'The last lines of every mail.'
		},
		addressBad: 'This is not an e-mail address.',
		websiteBad: 'Enter an address that begins with https://.',
		tooLong: (limit) => `At most ${String(limit)} characters.`
	},
	keys: {
		body: 'For the shop’s system, wallboards and services. Allow only what each of them needs.',
		add: 'Create an API key',
		empty: 'There is no API key yet',
		emptyBody: 'Create the first one for the system that sends orders.',
		columns: {
			name: 'Name',
			scopes: 'May',
			created: 'Created',
			expires: 'Ends',
			used: 'Last used',
			actions: 'Actions'
		},
		scope: {
			'orders:read': 'read orders',
			'orders:write': 'send orders',
			eligibility: 'ask what may be done',
			'runs:read': 'read results of runs',
			stream: 'follow the live stream'
		},
		state: { live: 'live', expired: 'expired', revoked: 'revoked' },
		noExpiry: 'never',
		until: (day) => `after ${day}`,
		byDemo: 'Demo',
		unused: 'never',
		revoke: 'Revoke',
		revokeTitle: (name) => `Revoke “${name}”?`,
		revokeBody: 'Whatever uses this key is shut out at once. This cannot be undone.',
		revokeConfirm: 'Revoke it',
		others: 'Keys that no longer work',
		create: {
			title: 'Create an API key',
			name: 'Name',
			nameHint: 'What uses it, for example: web shop, production',
			scopes: 'May',
			scopesMissing: 'Choose at least one.',
			expiry: 'Ends',
			days: (days) => `${String(days)} days`,
			year: '1 year',
			date: 'On a date',
			none: 'Never',
			lastDay: 'Last day on which it works',
			submit: 'Create it'
		}
	},
	once: {
		keyTitle: 'The key is made',
		keyBody: 'It is shown only now. Keep it in a safe place: once closed it cannot be shown again.',
		linkTitle: 'The invitation is ready',
		linkBody: (name, until) =>
			`Hand this link to ${name}. It works once, until ${until}. Once closed it cannot be shown again.`,
		copy: 'Copy',
		copied: 'Copied',
		copyFailed: 'It could not be copied. Select it and copy it yourself.',
		done: 'I have it. Close'
	},
	people: {
		body: 'Who works at this desk. A changed role or a disabled account ends the person’s sessions at once.',
		add: 'Invite somebody',
		columns: {
			name: 'Name',
			role: 'Role',
			state: 'State',
			sessions: 'Sessions',
			actions: 'Actions'
		},
		me: 'you',
		demo: 'demo',
		state: { active: 'active', invited: 'invited', disabled: 'disabled' },
		sessions: (count) => (count === 0 ? 'none' : String(count)),
		roleOf: (name) => `Role of ${name}`,
		roleTitle: (name, role) => `Make ${name} ${role}?`,
		roleBody: 'All sessions of this person end; the new role holds from the next sign-in.',
		roleConfirm: 'Change the role',
		endSessions: 'Sign out',
		disable: 'Disable…',
		enable: 'Enable',
		again: 'New invitation',
		disableTitle: (name) => `Disable ${name}?`,
		disableBody:
			'The person is signed out at once and cannot sign in until enabled again. What they did stays on record.',
		disableConfirm: 'Disable',
		endTitle: (name) => `Sign ${name} out?`,
		endBody: (count) => `${plural(count, 'session')} will end. The person can sign in again.`,
		endConfirm: 'Sign out',
		back: 'Back',
		roles: 'What each role may do',
		can: {
			viewer: 'Reads only: wallboards, auditors.',
			operator: 'Every action on single orders.',
			supervisor: 'Also linked cancels after a capture, bulk work and the shops’ settings.',
			admin: 'Also credentials, API keys and people.'
		},
		invite: {
			title: 'Invite somebody',
			name: 'Name',
			email: 'E-mail address',
			role: 'Role',
			hint: 'No mail is sent. Hand the link over yourself.',
			submit: 'Make the invitation'
		}
	},
	setup: {
		title: 'To the first order',
		body: 'Go from top to bottom. What is done is ticked off by itself.',
		progress: (done, all) => `${String(done)} of ${String(all)} done`,
		done: 'done',
		next: 'next',
		optional: 'optional',
		forOthers: (role) => `This is done by the role “${role}”.`,
		steps: {
			shop: 'Add a shop',
			contract: 'Enter its contract',
			credentials: 'Store and test the credentials',
			key: 'Create an API key that may send orders',
			order: 'Send the first order',
			notification: 'Register the notification address at the gateway'
		},
		bodies: {
			shop: 'A code and a name.',
			contract: 'Address, validity and extension days, as the contract has them.',
			credentials: 'Enter the shop password, then test the connection.',
			key: 'Choose “send orders”. The key is shown once.',
			order:
				'With the key in YOSHIN_KEY. A ready request appears here once the steps above are done.',
			notification: 'Changes then arrive at once. Without it the desk asks by itself.'
		},
		ready: 'Put the key into YOSHIN_KEY and send this:',
		open: 'Open',
		copy: 'Copy',
		copied: 'Copied'
	}
};
