import { expect, test } from 'vitest';
import { type AdjustRoute, decideAdjustRoute, type Limits } from './limits';

const LIMITS: Limits = { threshold: 1_000, perStaffDay: { count: 3, amount: 2_500 } };
const NOTHING = { count: 0, amount: 0 };
const today = (all = NOTHING, ofMember = NOTHING, isStaff = true) => ({ isStaff, all, ofMember });

test.each<[string, number, ReturnType<typeof today>, AdjustRoute['way']]>([
  ['exactly the threshold is done at once', 1_000, today(), 'direct'],
  ['one more waits for approval', 1_001, today(), 'approval'],
  ['taking counts like giving', -1_001, today(), 'approval'],
  ['taking the threshold is done at once', -1_000, today(), 'direct'],
  [
    'what was given to this member today counts with it',
    1,
    today({ count: 1, amount: 1_000 }, { count: 1, amount: 1_000 }),
    'approval',
  ],
  ['what was given to others today does not', 1_000, today({ count: 1, amount: 1_000 }), 'direct'],
  ['the last of the day is done', 500, today({ count: 2, amount: 2_000 }), 'direct'],
  ['one over the amount of the day is refused', 501, today({ count: 2, amount: 2_000 }), 'refused'],
  ['one over the number of the day is refused', 1, today({ count: 3, amount: 3 }), 'refused'],
  ['above the threshold it waits, whatever the day', 1_001, today({ count: 3, amount: 2_500 }), 'approval'],
  [
    'an integration is judged by each change alone',
    1_000,
    today({ count: 9, amount: 9_000 }, { count: 9, amount: 9_000 }, false),
    'direct',
  ],
  ['but waits above the threshold too', 1_001, today(NOTHING, NOTHING, false), 'approval'],
])('%s', (_, amount, day, way) => expect(decideAdjustRoute(amount, LIMITS, day).way).toBe(way));
