export { isPermission, leastRole, may, PERMISSIONS, type Permission } from './permissions.ts';
export { isRole, ROLES, type Role } from './roles.ts';
export { isScope, SCOPES, type Scope } from './scopes.ts';
