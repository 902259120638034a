import type { RecruitApi } from './api.ts';
import { entryTran } from './entry-tran.ts';
import { execTran } from './exec-tran.ts';
import { recruitCancel } from './recruit-cancel.ts';
import { recruitChange } from './recruit-change.ts';
import { recruitSales } from './recruit-sales.ts';
import { recruitUpdateAuth } from './recruit-update-auth.ts';
import { searchTradeMulti } from './search-trade-multi.ts';

/** Every API that a shop calls, by the name in its URL. */
export const RECRUIT_APIS: ReadonlyMap<string, RecruitApi> = new Map(
	[
		entryTran,
		execTran,
		recruitSales,
		recruitCancel,
		recruitChange,
		recruitUpdateAuth,
		searchTradeMulti
	].map((api): [string, RecruitApi] => [api.name, api])
);
