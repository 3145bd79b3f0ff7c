import 'server-only';

/** Where an attribute stands for a member: an expression, and whether it is a number, a name or an array of names. */
export type MemberAttribute = { readonly as: 'number' | 'name' | 'names'; readonly sql: string };

/** The first parameter of every statement: the instant by which days are counted. */
export const NOW = '$1::timestamptz';

const daysSince = (column: string): string => `floor(extract(epoch FROM (${NOW} - ${column})) / 86400)::int8`;

/**
 * What is known of members, by the names of conditions; m is the member, s what he bought, l the level he holds. Nothing
 * here comes from outside: names and numbers of a condition are parameters.
 */
export const MEMBER_ATTRIBUTES: Readonly<Record<string, MemberAttribute>> = {
  'member.level': { as: 'name', sql: 'l."code"' },
  'member.rank': { as: 'number', sql: 'l."rank"' },
  'member.kind': { as: 'name', sql: 'm."kind"' },
  'member.tags': {
    as: 'names',
    sql: 'ARRAY(SELECT t."tag" FROM "MemberTag" t WHERE t."memberId" = m."id")',
  },
  'member.region': { as: 'name', sql: 'm."region"' },
  'member.channel': { as: 'name', sql: 'm."channel"' },
  'member.orders': { as: 'number', sql: 'coalesce(s."orders", 0)' },
  'member.amount': { as: 'number', sql: 'coalesce(s."amount", 0)' },
  'member.days': { as: 'number', sql: daysSince('m."registeredAt"') },
  'member.days_since_order': { as: 'number', sql: daysSince('s."lastOrderAt"') },
  'member.birth_month': { as: 'number', sql: 'm."birthMonth"' },
};

/** Whether a name is an attribute of members: what is none cannot choose them. */
export const isMemberAttribute = (name: string): boolean => Object.hasOwn(MEMBER_ATTRIBUTES, name);
