import { may, PERMISSIONS, type Permission, type Role } from '../../../domain/access/index.ts';
import { procedure } from '../init.ts';

/** Who is signed in here, and what that role may do. */
export interface MySession {
	id: string;
	name: string;
	email: string;
	role: Role;
	permissions: Permission[];
}

export const mine = procedure('session.own').query(({ ctx }): MySession => {
	const { id, name, email, role } = ctx.principal;
	return {
		id,
		name,
		email,
		role,
		permissions: PERMISSIONS.filter((permission) => may(role, permission))
	};
});
