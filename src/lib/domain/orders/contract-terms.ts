/** What a shop agreed with its gateway for one payment system, and chose in its settings. */
export interface ContractTerms {
	/** Validity of an authorization in days including its first; null: no closing by time is known. */
	readonly validityDays: number | null;
	/** Days that one extension adds; null: the contract names none. */
	readonly extensionDays: number | null;
	/** The shop's setting オーソリ期間延長設定 [000]. */
	readonly extensionEnabled: boolean;
	/** Whether a cancel after the capture is also sent to the gateway; off unless the shop turns it on [000]. */
	readonly linkedCancelAfterCapture: boolean;
	/**
	 * When the gateway's recurring service (継続課金) begins for the shop, epoch ms; null: it has begun,
	 * or is not used. Before it no card subscription can be paid [003].
	 */
	readonly recurringStartsAt: number | null;
}
