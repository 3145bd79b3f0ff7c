import { type HeldLevel, heldLevels } from '@/lib/levels';
import { attribute, type Source, wholeDays, wholeDaysSql } from './attribute';

const held: Source<HeldLevel> = {
  code: 'level',
  load: async (db, ids) => new Map((await heldLevels(db, ids)).map((row) => [row.memberId, row])),
};

/** The code of the level that counts now: the lent one while one is lent. */
export const memberLevel = attribute({
  code: 'member.level',
  group: 'level',
  kind: 'name',
  choices: {
    query:
      'SELECT l."code", count(*)::int8 AS "count" FROM "MemberLevel" l GROUP BY 1 ORDER BY min(l."rank"), 1 LIMIT $1',
  },
  cost: 1,
  source: held,
  sql: (w) => `${w.row('MemberLevel')}."code"`,
  read: (one) => one?.code ?? null,
});

/** The rank of that level. */
export const memberRank = attribute({
  code: 'member.rank',
  group: 'level',
  kind: 'number',
  cost: 1,
  source: held,
  sql: (w) => `${w.row('MemberLevel')}."rank"`,
  read: (one) => one?.rank ?? null,
});

/** Whole days since that level began. */
export const levelHeldDays = attribute({
  code: 'level.held_days',
  group: 'level',
  kind: 'days',
  cost: 1,
  source: held,
  sql: (w) => wholeDaysSql(`${w.row('MemberLevel')}."since"`, w.now()),
  read: (one, _, { now }) => (one === undefined ? null : wholeDays(one.since, now)),
});

/** Whole days until its validity is over; nothing for a level that does not end (4.B.5). */
export const levelDaysLeft = attribute({
  code: 'level.days_left',
  group: 'level',
  kind: 'days',
  cost: 1,
  source: held,
  sql: (w) => wholeDaysSql(w.now(), `${w.row('MemberLevel')}."validTo"`),
  read: (one, _, { now }) => (one === undefined || one.validTo === null ? null : wholeDays(now, one.validTo)),
});
