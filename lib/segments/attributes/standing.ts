import { LIFECYCLES } from '@/lib/members';
import { VALUE_CLASSES } from '../rules/value';
import { type Standing, standings } from '../store/standing';
import { attribute, type Source, wholeDays, wholeDaysSql } from './attribute';

const standing: Source<Standing> = {
  code: 'standing',
  load: async (db, ids) => new Map((await standings(db, ids)).map((row) => [row.memberId, row])),
};

/** The stage of life as it was last found: at midnight, or at the member's own events (C7). */
export const lifecycleStage = attribute({
  code: 'lifecycle.stage',
  group: 'standing',
  kind: 'name',
  choices: { of: LIFECYCLES },
  cost: 1,
  source: standing,
  sql: (w) => `${w.row('MemberStanding')}."stage"`,
  read: (one) => one?.stage ?? null,
});

/** Whole days in that stage. */
export const lifecycleDays = attribute({
  code: 'lifecycle.days',
  group: 'standing',
  kind: 'days',
  cost: 1,
  source: standing,
  sql: (w) => wholeDaysSql(`${w.row('MemberStanding')}."stageSince"`, w.now()),
  read: (one, _, { now }) => (one === undefined || one.stageSince === null ? null : wholeDays(one.stageSince, now)),
});

/** The class of value as of the first of the month (S1-3.2.2). */
export const valueClass = attribute({
  code: 'value.class',
  group: 'standing',
  kind: 'name',
  choices: { of: VALUE_CLASSES },
  cost: 1,
  source: standing,
  sql: (w) => `${w.row('MemberStanding')}."class"`,
  read: (one) => one?.class ?? null,
});

const score = (name: 'recency' | 'frequency' | 'money') =>
  attribute({
    code: `value.${name}`,
    group: 'standing',
    kind: 'number',
    cost: 1,
    source: standing,
    sql: (w) => `${w.row('MemberStanding')}."${name}"`,
    read: (one) => one?.[name] ?? null,
  });

/** How recently the member bought, 1 to 5. */
export const valueRecency = score('recency');

/** How often, 1 to 5. */
export const valueFrequency = score('frequency');

/** For how much, 1 to 5. */
export const valueMoney = score('money');
