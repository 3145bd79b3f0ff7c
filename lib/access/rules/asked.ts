import { isPermission, type Permission } from '@/lib/kernel/permission';

/** What somebody asks for: to be allowed something, or to see a member who is out of his reach. */
export type Asked = { readonly permission: Permission } | { readonly member: string };

/** The text by which it is kept, and known not to be asked for twice. */
export const askedText = (asked: Asked): string =>
  'permission' in asked ? `permission:${asked.permission}` : `member:${asked.member}`;

/** What a kept text asks for; null when it names a permission that is no more. */
export function readAsked(text: string): Asked | null {
  const [kind, name = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  if (kind === 'member' && name !== '') return { member: name };
  return kind === 'permission' && isPermission(name) ? { permission: name } : null;
}

/** Of the texts those that ask for a permission that is held: what roles have answered by themselves. */
export const answeredByRoles = (texts: readonly string[], held: ReadonlySet<Permission>): readonly string[] =>
  texts.filter((text) => {
    const asked = readAsked(text);
    return asked !== null && 'permission' in asked && held.has(asked.permission);
  });
