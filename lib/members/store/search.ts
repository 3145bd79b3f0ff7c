import 'server-only';
import { z } from 'zod';
import { isUuid, parseId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type Db, statement } from '@/lib/platform/db';
import { blindIndex, unseal } from '@/lib/platform/pii';
import { maskMobile, maskName } from '../rules/mask';
import { readSearch } from '../rules/search-text';
import { knownMembers } from './members';

/** What a list of members is asked by. `storeCodes` null means all stores; `ids` are members known by a key of others. */
export type MemberSearch = {
  readonly q: string;
  readonly cursor: string | null;
  readonly limit: number;
  readonly levelCodes?: readonly string[];
  readonly storeCodes?: readonly string[] | null;
  readonly ids?: readonly string[];
};

/** A member as a list shows him; name and mobile masked. */
export type MemberRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string | null;
  readonly mobile: string | null;
  readonly status: string;
  readonly storeCode: string | null;
  readonly levelCode: string | null;
  readonly levelRank: number | null;
  readonly registeredAt: Date;
  readonly orders: number;
  readonly amount: number;
  readonly lastOrderAt: Date | null;
};

/** A page of members, newest first; `total` is counted up to a cap. */
export type MemberRows = {
  readonly rows: readonly MemberRow[];
  readonly nextCursor: string | null;
  readonly prevCursor: string | null;
};

const FoundRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  status: z.string(),
  storeCode: z.string().nullable(),
  levelCode: z.string().nullable(),
  levelRank: z.number().nullable(),
  registeredAt: z.date(),
  orders: z.number(),
  amount: z.number(),
  lastOrderAt: z.date().nullable(),
});

// Parameters 1 to 4 mean the same in every statement; a search that has no use for one still names it.
const WITHIN = `($1::text[] IS NULL OR m."storeCode" = ANY($1)) AND ($2::text[] IS NULL OR l."code" = ANY($2))`;
const FROM = `FROM "Member" m LEFT JOIN "MemberLevel" l ON l."memberId" = m."id"`;
const BY = {
  everything: '$3::uuid[] IS NULL AND $4::text IS NULL',
  ids: 'm."id" = ANY($3::uuid[]) AND $4::text IS NULL',
  text: '(m."id" = ANY($3::uuid[]) OR m."name" LIKE $4::text)',
} as const;
type By = keyof typeof BY;

const searching = (by: By, direction: 'on' | 'back') => {
  const [sign, order] = direction === 'on' ? ['<', 'DESC'] : ['>', 'ASC'];
  return statement(
    `members.search.${by}.${direction}`,
    `SELECT m."id", m."code", m."name", m."mobile", m."status", m."storeCode", l."code" AS "levelCode", l."rank" AS "levelRank",
            m."registeredAt", coalesce(s."orders", 0) AS orders, coalesce(s."amount", 0)::int8 AS amount, s."lastOrderAt"
     ${FROM} LEFT JOIN "MemberStats" s ON s."memberId" = m."id"
     WHERE ${WITHIN} AND ${BY[by]} AND ($5::timestamptz IS NULL OR (m."registeredAt", m."id") ${sign} ($5, $6::uuid))
     ORDER BY m."registeredAt" ${order}, m."id" ${order} LIMIT $7`,
    FoundRow,
  );
};
const counting = (by: By) =>
  statement(
    `members.count.${by}`,
    `SELECT count(*)::int AS count FROM (SELECT 1 ${FROM} WHERE ${WITHIN} AND ${BY[by]} LIMIT $5) found`,
    z.object({ count: z.number() }),
  );

// Everything: index (registeredAt, id). Ids: primary key. Text: trigram or prefix index on name, or the primary key.
const SEARCH = {
  everything: {
    on: searching('everything', 'on'),
    back: searching('everything', 'back'),
    count: counting('everything'),
  },
  ids: { on: searching('ids', 'on'), back: searching('ids', 'back'), count: counting('ids') },
  text: { on: searching('text', 'on'), back: searching('text', 'back'), count: counting('text') },
} as const;

const IdRow = z.object({ id: z.string() });
// Index on emailHash.
const readByEmail = statement('members.by-email', 'SELECT "id" FROM "Member" WHERE "emailHash" = $1 LIMIT 200', IdRow);
// Index on mobileLast4.
const readByLast4 = statement(
  'members.by-last4',
  'SELECT "id" FROM "Member" WHERE "mobileLast4" = $1 LIMIT 500',
  IdRow,
);
// Prefix index on externalId.
const readByExternal = statement(
  'members.by-external-prefix',
  'SELECT DISTINCT "memberId" AS id FROM "MemberExternalId" WHERE "externalId" LIKE $1 AND "externalId" IS NOT NULL LIMIT 200',
  IdRow,
);

/**
 * Members found by name, mobile, last four, e-mail, external id, member code or id, newest first, by keyset in both
 * directions; names and mobiles masked. A text that names nothing finds nobody.
 */
export async function searchMembers(db: Db, search: MemberSearch): Promise<MemberRows> {
  const { by, within } = await conditionsOf(db, search);
  const cursor = search.cursor === null ? null : parseCursor(search.cursor);
  if (cursor === null && search.cursor !== null) throw new Refusal('bad_cursor', {}, 422);
  const isBack = cursor?.isBack === true;
  const read = SEARCH[by][isBack ? 'back' : 'on'];
  const found = await read(db, [...within, cursor?.at ?? null, cursor?.id ?? null, search.limit + 1]);
  const hasMore = found.length > search.limit;
  const page = found.slice(0, search.limit);
  if (isBack) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  const hasNext = isBack || hasMore;
  const hasPrevious = isBack ? hasMore : cursor !== null;
  return {
    rows: page.map(masked),
    nextCursor: hasNext && last !== undefined ? cursorText(last, false) : null,
    prevCursor: hasPrevious && first !== undefined ? cursorText(first, true) : null,
  };
}

/** How many members the search finds, counted up to the cap. */
export async function countMembers(db: Db, search: MemberSearch, cap: number): Promise<number> {
  const { by, within } = await conditionsOf(db, search);
  const [row] = await SEARCH[by].count(db, [...within, cap]);
  return row?.count ?? 0;
}

async function conditionsOf(db: Db, search: MemberSearch): Promise<{ by: By; within: readonly unknown[] }> {
  const levels = search.levelCodes?.length ? search.levelCodes : null;
  const shared = [search.storeCodes ?? null, levels];
  const sought = readSearch(search.q);
  const byIds = (ids: readonly string[]) => ({ by: 'ids' as const, within: [...shared, ids, null] });
  const named = search.ids ?? [];
  switch (sought.by) {
    case 'everything':
      return { by: 'everything', within: [...shared, null, null] };
    case 'id': {
      const id = parseId('member', sought.id);
      return byIds(id === null ? [] : [id]);
    }
    case 'mobile':
      return byIds([
        ...(await knownMembers(db, { mobileHashes: [blindIndex('mobile', sought.mobile)] })).values(),
        ...named,
      ]);
    case 'email':
      return byIds(idsOf(await readByEmail(db, [blindIndex('email', sought.email)])));
    case 'last4':
      return byIds([...idsOf(await readByLast4(db, [blindIndex('last4', sought.digits)])), ...named]);
    case 'text': {
      const codes = await knownMembers(db, { codes: [sought.text.toUpperCase()] });
      const external = await readByExternal(db, [`${sought.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`]);
      const ids = [...codes.values(), ...idsOf(external), ...named];
      return { by: 'text', within: [...shared, ids, sought.pattern] };
    }
  }
}

const idsOf = (rows: readonly { id: string }[]): readonly string[] => rows.map(({ id }) => id);

type Cursor = { readonly at: Date; readonly id: string; readonly isBack: boolean };

const cursorText = ({ registeredAt, id }: { registeredAt: Date; id: string }, isBack: boolean): string =>
  `${isBack ? '-' : ''}${registeredAt.getTime().toString(36)}.${id}`;

function parseCursor(text: string): Cursor | null {
  const [, minus, time = '', id = ''] = /^(-?)([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  const at = new Date(Number.parseInt(time, 36));
  return isUuid(id) && !Number.isNaN(at.getTime()) ? { at, id, isBack: minus === '-' } : null;
}

const masked = ({ name, mobile, ...row }: z.output<typeof FoundRow>): MemberRow => ({
  ...row,
  name: name === null ? null : maskName(name),
  mobile: mobile === null ? null : maskMobile(unseal(mobile)),
});
