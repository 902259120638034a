import { router } from '../init.ts';
import { changeContract } from './change-contract.ts';
import { changeMail } from './change-mail.ts';
import { close } from './close.ts';
import { createContract } from './create-contract.ts';
import { create } from './create.ts';
import { list } from './list.ts';
import { rename } from './rename.ts';
import { reopen } from './reopen.ts';
import { setCredentials } from './set-credentials.ts';
import { setup } from './setup.ts';
import { testCredentials } from './test-credentials.ts';

export const shopsRouter = router({
	list,
	setup,
	create,
	rename,
	close,
	reopen,
	changeMail,
	createContract,
	changeContract,
	setCredentials,
	testCredentials
});
