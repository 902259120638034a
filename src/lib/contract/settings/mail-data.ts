/** What a shop's mails to its buyers say about itself. Empty: not filled in yet. */
export interface ShopMailData {
	/** The name that buyers know. */
	displayName: string;
	/** Sender's address, and where buyers answer to. */
	fromAddress: string;
	replyTo: string;
	phone: string;
	/** In words: 平日10:00〜17:00. */
	hours: string;
	/** Company, address, responsible person, as the law on specified commercial transactions asks. */
	seller: string;
	website: string;
	/** Last lines of every mail. */
	signature: string;
}

export const BLANK_MAIL_DATA: ShopMailData = {
	displayName: '',
	fromAddress: '',
	replyTo: '',
	phone: '',
	hours: '',
	seller: '',
	website: '',
	signature: ''
};
