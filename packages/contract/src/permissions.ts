export { type Permission, permissions } from '@gongjian/domain/org/permissions';
