import 'server-only';
import { z } from 'zod';
import { isUuid, parseId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type Db, statement } from '@/lib/platform/db';
import { blindIndex, unseal } from '@/lib/platform/pii';
import { maskMobile, maskName } from '../rules/mask';
import { beginningWith, readSearch, spellings } from '../rules/search-text';
import { knownMembers } from './members';
import { countFound, type Found, findMembers, isCommon, type Way, type Within } from './search-statements';

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

const IdRow = z.object({ id: z.string() });
// Index on emailHash.
const readByEmail = statement('members.by-email', 'SELECT "id" FROM "Member" WHERE "emailHash" = $1 LIMIT 200', IdRow);
// Index on mobileLast4.
const readByLast4 = statement(
  'members.by-last4',
  'SELECT "id" FROM "Member" WHERE "mobileLast4" = $1 LIMIT 500',
  IdRow,
);
// Index MemberExternalId_prefix, in its order; the exact one comes first.
const readByExternal = statement(
  'members.by-external-prefix',
  `SELECT "memberId" AS id FROM "MemberExternalId" WHERE "externalId" ~>=~ $1 AND "externalId" ~<~ $2
   ORDER BY "externalId" USING ~<~ LIMIT 200`,
  IdRow,
);

/**
 * Members found by name, mobile, last four, e-mail, external id, member code or id, newest first, by keyset in both
 * directions; names and mobiles masked. A text that names nothing finds nobody.
 */
export async function searchMembers(db: Db, search: MemberSearch): Promise<MemberRows> {
  const cursor = search.cursor === null ? null : parseCursor(search.cursor);
  if (cursor === null && search.cursor !== null) throw new Refusal('bad_cursor', {}, 422);
  const isBack = cursor?.isBack === true;
  const way = await wayOf(db, search);
  const isRead = way.by === 'prefix' && (await isCommon(db, way.ranges));
  const page = { from: cursor, isBack, limit: search.limit };
  const found = await findMembers(db, isRead ? { ...way, by: 'common' } : way, withinOf(search), page);
  const hasMore = found.length > search.limit;
  const rows = found.slice(0, search.limit);
  if (isBack) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = isBack || hasMore;
  const hasPrevious = isBack ? hasMore : cursor !== null;
  return {
    rows: rows.map(masked),
    nextCursor: hasNext && last !== undefined ? cursorText(last, false) : null,
    prevCursor: hasPrevious && first !== undefined ? cursorText(first, true) : null,
  };
}

/** How many members the search finds, counted up to the cap. */
export const countMembers = async (db: Db, search: MemberSearch, cap: number): Promise<number> =>
  countFound(db, await wayOf(db, search), withinOf(search), cap);

const withinOf = ({ storeCodes, levelCodes }: MemberSearch): Within => ({
  storeCodes: storeCodes ?? null,
  levelCodes: levelCodes?.length ? levelCodes : null,
});

async function wayOf(db: Db, search: MemberSearch): Promise<Way> {
  const sought = readSearch(search.q);
  const named = search.ids ?? [];
  switch (sought.by) {
    case 'everything':
      return { by: 'everything' };
    case 'id': {
      const id = parseId('member', sought.id);
      return { by: 'ids', ids: id === null ? named : [id, ...named] };
    }
    case 'mobile': {
      const names = { mobileHashes: [blindIndex('mobile', sought.mobile)], externalIds: [search.q.trim()] };
      return { by: 'ids', ids: [...(await knownMembers(db, names)).values(), ...named] };
    }
    case 'email':
      return { by: 'ids', ids: [...idsOf(await readByEmail(db, [blindIndex('email', sought.email)])), ...named] };
    case 'last4': {
      const [ids, known] = [
        idsOf(await readByLast4(db, [blindIndex('last4', sought.digits)])),
        await knownMembers(db, { externalIds: [sought.digits] }),
      ];
      return { by: 'ids', ids: [...ids, ...known.values(), ...named] };
    }
    case 'text': {
      const codes = await knownMembers(db, { codes: [sought.text.toUpperCase()] });
      const { from, to } = beginningWith(sought.text);
      const external = idsOf(await readByExternal(db, [from, to]));
      const ids = [...new Set([...codes.values(), ...external, ...named])];
      if (sought.isInfix) return { by: 'infix', ids, pattern: sought.pattern };
      return { by: 'prefix', ids, ranges: spellings(sought.text).map(beginningWith) };
    }
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

type Cursor = { readonly at: Date; readonly id: string; readonly isBack: boolean };

const cursorText = ({ registeredAt, id }: { registeredAt: Date; id: string }, isBack: boolean): string =>
  `${isBack ? '-' : ''}${registeredAt.getTime().toString(36)}.${id}`;

function parseCursor(text: string): Cursor | null {
  const [, minus, time = '', id = ''] = /^(-?)([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  const at = new Date(Number.parseInt(time, 36));
  return isUuid(id) && !Number.isNaN(at.getTime()) ? { at, id, isBack: minus === '-' } : null;
}

const masked = ({ name, mobile, ...row }: Found): MemberRow => ({
  ...row,
  name: name === null ? null : maskName(name),
  mobile: mobile === null ? null : maskMobile(unseal(mobile)),
});
