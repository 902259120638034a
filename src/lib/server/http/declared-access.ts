import {
	type Access,
	type AccessDeclaration,
	DOOR_METHODS,
	type DoorMethod
} from '../../contract/access.ts';
import { isPermission, isScope } from '../../domain/access/index.ts';

/** What a route module exports that concerns its doors. */
export interface RouteModule {
	readonly _access?: unknown;
	readonly _forms?: unknown;
	readonly actions?: unknown;
}

/** Why a door is shut to everybody. */
export type Shut = 'undeclared' | 'no-such-method' | 'no-such-form';

/** Who may send a request with this method to the module: its declaration, or why nobody may. */
export function accessOfMethod(module: RouteModule, method: string): Access | Shut {
	const declared = module._access;
	if (isAccess(declared)) return declared;
	if (!isPerMethod(declared)) return 'undeclared';
	const asked = method === 'HEAD' ? 'GET' : method;
	const known = DOOR_METHODS.find((candidate) => candidate === asked);
	return (known === undefined ? undefined : declared[known]) ?? 'no-such-method';
}

/** Who may send a form to this action of the page, `default` for the unnamed one. */
export function accessOfForm(module: RouteModule, action: string): Access | Shut {
	const { actions, _forms: forms } = module;
	if (!isRecord(actions)) return 'no-such-method';
	if (!Object.hasOwn(actions, action)) return 'no-such-form';
	const declared = isRecord(forms) && Object.hasOwn(forms, action) ? forms[action] : undefined;
	return isAccess(declared) ? declared : 'undeclared';
}

/** The methods that a module declares one by one; none when one declaration is for all. */
export function declaredMethods({ _access: declared }: RouteModule): readonly DoorMethod[] {
	return isPerMethod(declared) ? DOOR_METHODS.filter((method) => method in declared) : [];
}

export function isShut(access: Access | Shut): access is Shut {
	return access === 'undeclared' || access === 'no-such-method' || access === 'no-such-form';
}

export function isAccess(value: unknown): value is Access {
	if (value === 'public' || value === 'gateway' || value === 'loopback-or-key') return true;
	if (!isRecord(value)) return isPermission(value);
	const { scope, permission } = value;
	return isScope(scope) && (permission === undefined || isPermission(permission));
}

function isPerMethod(value: unknown): value is Exclude<AccessDeclaration, Access> {
	return (
		!isAccess(value) &&
		isRecord(value) &&
		Object.keys(value).length > 0 &&
		Object.entries(value).every(
			([method, access]) => DOOR_METHODS.some((known) => known === method) && isAccess(access)
		)
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
