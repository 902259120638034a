import { router } from '../init.ts';
import { addFaults } from './add-faults.ts';
import { clearFaults } from './clear-faults.ts';
import { moveClock } from './move-clock.ts';
import { notify } from './notify.ts';
import { placeOrder } from './place-order.ts';
import { read } from './read.ts';
import { removeFault } from './remove-fault.ts';
import { setTraffic } from './set-traffic.ts';

export const simulatorRouter = router({
	read,
	addFaults,
	removeFault,
	clearFaults,
	moveClock,
	notify,
	placeOrder,
	setTraffic
});
