import { refuse, type Refusal } from '../../orders/refusal.ts';
import type { Action, Carrier } from '../../orders/vocabulary.ts';
import type { Situation } from '../method.ts';
import type { PaygentCarrierState } from './states.ts';

/** The requests whose buttons the grid opens and closes. */
type CarrierRequest = Extract<Action, 'capture' | 'cancel' | 'correctedCapture'>;

const AUTHORIZED: readonly PaygentCarrierState[] = ['AUTH_OK', 'AUTH_COMPLETE'];

/**
 * キャリア決済処理対応表 [004 §5]: the columns with ○. The source merges cells for au and softbank;
 * オーソリ完了 is read like オーソリOK, 消込完了 like 消込済.
 */
const GRID: Readonly<
	Record<Carrier, Readonly<Record<CarrierRequest, readonly PaygentCarrierState[]>>>
> = {
	docomo: {
		capture: AUTHORIZED,
		cancel: [...AUTHORIZED, 'CLEARED'],
		correctedCapture: [...AUTHORIZED, 'CLEARED']
	},
	au: { capture: AUTHORIZED, cancel: AUTHORIZED, correctedCapture: AUTHORIZED },
	softbank: { capture: AUTHORIZED, cancel: [], correctedCapture: [] }
};

/** Why the grid has no ○ for a request in the order's column, or null where it has one. */
export const cell =
	(request: CarrierRequest) =>
	({ facts: { carrier, gatewayState } }: Situation): Refusal | null => {
		if (carrier === null) return refuse('CARRIER_UNKNOWN', {}, 'Yoshin');
		return GRID[carrier][request].some((column) => column === gatewayState)
			? null
			: refuse('NOT_IN_CARRIER_GRID', { carrier, request, gatewayState }, '004 §5');
	};
