export { isPermission, leastRole, may, PERMISSIONS, type Permission } from './permissions.ts';
export { isRole, reaches, ROLES, type Role } from './roles.ts';
export { isScope, SCOPES, type Scope } from './scopes.ts';
