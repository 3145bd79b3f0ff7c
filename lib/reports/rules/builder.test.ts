import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '@/lib/kernel/day';
import { weighedBy } from './built';
import { lengthOf, shiftDays, ticksOf, weekStart } from './days';
import { APART, addressOf, CHARTS, type Definition, DefinitionSchema, definitionAt, FIRST } from './definition';
import { dueAfter, dueUntil, type Rhythm } from './due';
import { METRICS } from './metrics';
import { COMPARES, compareDays, PERIODS, periodDays } from './period';
import { coversSight, mayChange, mayOpen, type Reader, sightKey } from './reach';
import { troublesOf } from './troubles';

const asked = (changes: Partial<Definition>): Definition => ({ ...FIRST, ...changes });
const codes = (changes: Partial<Definition>) => troublesOf(asked(changes)).map(({ code }) => code);

describe('a definition', () => {
  const place = fc.option(fc.stringMatching(/^[a-z_0-9]{1,12}$/), { nil: null });
  const definition: fc.Arbitrary<Definition> = fc.record({
    version: fc.constant(1 as const),
    measures: fc.uniqueArray(fc.constantFrom(...METRICS.map(({ code }) => code)), { minLength: 1, maxLength: 8 }),
    split: fc.option(fc.constantFrom(...APART), { nil: null }),
    chart: fc.constantFrom(...CHARTS),
    period: fc.constantFrom(...PERIODS),
    from: fc.constantFrom(null, '2026-02-28'),
    until: fc.constantFrom(null, '2026-03-01'),
    compare: fc.constantFrom(...COMPARES),
    region: place,
    store: place,
    level: place,
    channel: place,
    about: fc.option(fc.stringMatching(/^[a-z]{1,8}:[!-~]{1,12}$/), { nil: null }),
  });

  test('stands in an address and is read again from it as it was', () => {
    fc.assert(
      fc.property(definition, (one) => {
        const again = definitionAt(Object.fromEntries(new URLSearchParams(addressOf(one))));
        expect(again).toEqual(one);
        expect(DefinitionSchema.parse(again)).toEqual(one);
      }),
    );
  });

  test('of an address that cannot be read is the first one, and never fails', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('measures', 'split', 'chart', 'period', 'from', 'store'), fc.string()),
        (address) => {
          expect(DefinitionSchema.safeParse(definitionAt(address)).success).toBe(true);
        },
      ),
    );
    expect(definitionAt({})).toEqual(FIRST);
  });

  test('that is kept holds nothing that it does not know', () => {
    expect(DefinitionSchema.safeParse({ ...FIRST, sql: 'SELECT 1' }).success).toBe(false);
    expect(DefinitionSchema.safeParse({ ...FIRST, version: 2 }).success).toBe(false);
  });
});

describe('what cannot be told says why', () => {
  test.each<[Partial<Definition>, readonly string[]]>([
    [{}, []],
    [{ measures: [] }, ['no_measure']],
    [{ measures: ['nonsense'] }, ['unknown_measure']],
    [{ period: 'custom', from: '2026-03-02', until: '2026-03-01' }, ['days_backwards']],
    [{ measures: ['points_owed'], split: 'day', chart: 'table' }, ['not_over_time']],
    [{ measures: ['points_owed'], split: 'level', chart: 'table' }, []],
    [{ measures: ['orders'], split: 'subject', chart: 'table' }, ['no_subject']],
    [{ measures: ['coupons_used', 'benefits_used'], split: 'subject', chart: 'table' }, ['subjects_differ']],
    [{ measures: ['coupons_used', 'coupon_use_rate'], split: 'subject', chart: 'table' }, []],
    [{ split: 'store' }, ['chart_needs_time']],
    [{ split: null, chart: 'bar' }, ['chart_needs_split']],
    [{ measures: ['orders', 'amount'] }, ['chart_units']],
    [{ measures: ['amount', 'refunded', 'net_amount', 'discount'] }, ['chart_many']],
    [{ measures: ['orders', 'amount'], chart: 'table' }, []],
    [{ measures: ['amount'], chart: 'stacked' }, ['stack_two']],
    [{ measures: ['buyers', 'new_buyers'], chart: 'stacked' }, ['stack_adds']],
    [{ measures: ['amount', 'refunded'], chart: 'stacked' }, []],
    [{ measures: ['coupons_given', 'coupons_used'], split: null, chart: 'funnel' }, []],
    [{ measures: ['coupons_given'], split: 'day', chart: 'funnel' }, ['funnel_whole', 'funnel_two']],
    [{ measures: ['coupons_given', 'amount'], split: null, chart: 'funnel' }, ['funnel_counts']],
    [{ measures: ['new_buyers'], split: null, chart: 'cohort' }, []],
    [{ measures: ['buyers'], split: null, chart: 'cohort', level: 'gold' }, ['cohort_alone', 'cohort_whole']],
  ])('%o', (changes, expected) => expect(codes(changes)).toEqual(expected));

  test('every number can be told as a table by something', () => {
    for (const { code } of METRICS) {
      const ways = [...APART, null].filter((split) => codes({ measures: [code], split, chart: 'table' }).length === 0);
      expect([code, ways.length > 0]).toEqual([code, true]);
    }
  });

  test('an amount is weighed by how often there was one, a rate by what it divides', () => {
    expect(weighedBy(['amount'])).toContain('orders');
    expect(weighedBy(['arpu'])).toContain('members');
    expect(weighedBy(['buyers'])).toEqual(['buyers']);
  });
});

describe('time', () => {
  test('weeks begin on Monday and hold every day of a span once', () => {
    expect(weekStart('2026-11-22')).toBe('2026-11-16');
    expect(weekStart('2026-11-16')).toBe('2026-11-16');
    expect(ticksOf({ from: '2026-11-18', to: '2026-11-24' }, 'week')).toEqual(['2026-11-16', '2026-11-23']);
  });

  test('the same weekdays before are as many days, the same weekdays, and do not meet the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 400 }), (offset, length) => {
        const from = shiftDays('2024-01-01', offset);
        const days = { from, to: shiftDays(from, length) };
        const before = compareDays(days, 'weekday', 'custom');
        expect(before === null ? 0 : lengthOf(before)).toBe(length);
        expect((Date.parse(days.from) - Date.parse(before?.from ?? '')) % (7 * 86_400_000)).toBe(0);
        expect((before?.to ?? '') <= days.from).toBe(true);
      }),
    );
  });

  test('yesterday is one whole day, last week Monday to Sunday', () => {
    expect(periodDays('yesterday', '2026-11-22', null, null)).toEqual({ from: '2026-11-21', to: '2026-11-22' });
    expect(periodDays('last_week', '2026-11-22', null, null)).toEqual({ from: '2026-11-09', to: '2026-11-16' });
  });
});

describe('a schedule', () => {
  const NEW_YORK = 'America/New_York';
  const daily = (minute: number): Rhythm => ({ every: 'day', weekday: 1, monthday: 1, minute });

  test('is due once on the day that skips its hour, and once on the day that has it twice', () => {
    // New York, 2026: 02:00 becomes 03:00 on 8 March, 02:00 becomes 01:00 on 1 November.
    const half = daily(150);
    expect(dueAfter(half, new Date('2026-03-08T05:00:00Z'), NEW_YORK)).toEqual(new Date('2026-03-08T07:30:00Z'));
    expect(dueAfter(half, new Date('2026-03-08T07:30:00Z'), NEW_YORK)).toEqual(new Date('2026-03-09T06:30:00Z'));
    const twice = daily(90);
    expect(dueAfter(twice, new Date('2026-11-01T04:00:00Z'), NEW_YORK)).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(dueAfter(twice, new Date('2026-11-01T05:30:00Z'), NEW_YORK)).toEqual(new Date('2026-11-02T06:30:00Z'));
    expect(dueUntil(twice, new Date('2026-11-01T06:45:00Z'), NEW_YORK)).toEqual(new Date('2026-11-01T05:30:00Z'));
  });

  test('keeps its wall clock over a year of days, one due time for each', () => {
    let at = new Date('2026-01-01T00:00:00Z');
    for (let day = 0; day < 365; day++) {
      const next = dueAfter(daily(510), at, NEW_YORK);
      expect(localTime(next, NEW_YORK)).toMatchObject({ hour: 8, minute: 30 });
      expect(dueUntil(daily(510), next, NEW_YORK)).toEqual(next);
      expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      at = next;
    }
  });

  test.each<[Rhythm, string, string, string | null]>([
    [
      { every: 'week', weekday: 7, monthday: 1, minute: 0 },
      '2026-11-22T12:00:00Z',
      '2026-11-29T00:00:00Z',
      '2026-11-22T00:00:00Z',
    ],
    [
      { every: 'week', weekday: 1, monthday: 1, minute: 600 },
      '2026-11-22T12:00:00Z',
      '2026-11-23T10:00:00Z',
      '2026-11-16T10:00:00Z',
    ],
    [
      { every: 'month', weekday: 1, monthday: 31, minute: 60 },
      '2026-02-10T12:00:00Z',
      '2026-02-28T01:00:00Z',
      '2026-01-31T01:00:00Z',
    ],
    [
      { every: 'month', weekday: 1, monthday: 1, minute: 0 },
      '2026-12-31T23:59:00Z',
      '2027-01-01T00:00:00Z',
      '2026-12-01T00:00:00Z',
    ],
  ])('%o at %s comes next at %s and came last at %s', (rhythm, now, next, last) => {
    expect(dueAfter(rhythm, new Date(now), 'UTC')).toEqual(new Date(next));
    expect(dueUntil(rhythm, new Date(now), 'UTC')).toEqual(last === null ? null : new Date(last));
  });
});

describe('who may open a report', () => {
  const reader = (changes: Partial<Reader> = {}): Reader => ({
    id: 'a',
    roles: ['regional_operator'],
    regions: ['east'],
    mayRead: true,
    mayEdit: true,
    mayManage: false,
    ...changes,
  });
  const shared = { authorId: 'b', sharedRoles: ['regional_operator'], sharedRegions: [] as string[] };

  test.each<[string, typeof shared, Partial<Reader>, boolean, boolean]>([
    ['its author', { ...shared, authorId: 'a', sharedRoles: [] }, {}, true, true],
    ['its author who may not edit any more', { ...shared, authorId: 'a' }, { mayEdit: false }, true, false],
    ['its author who may not read any more', { ...shared, authorId: 'a' }, { mayRead: false }, false, false],
    ['a holder of the role', shared, {}, true, false],
    ['a holder of another role', shared, { roles: ['finance'] }, false, false],
    ['the role in the region', { ...shared, sharedRegions: ['east'] }, {}, true, false],
    ['the role in another region', { ...shared, sharedRegions: ['south'] }, {}, false, false],
    ['the role without a region', { ...shared, sharedRegions: ['south'] }, { regions: null }, true, false],
    ['who manages reports', { ...shared, sharedRoles: [] }, { mayManage: true }, true, true],
  ])('%s', (_, report, changes, opens, changesIt) => {
    expect([mayOpen(report, reader(changes)), mayChange(report, reader(changes))]).toEqual([opens, changesIt]);
  });

  test('numbers that were frozen are seen only by whoever still reaches all of their stores', () => {
    expect(coversSight(sightKey(null), null)).toBe(true);
    expect(coversSight(sightKey(null), ['s1'])).toBe(false);
    expect(coversSight(sightKey(['s2', 's1']), ['s1', 's2', 's3'])).toBe(true);
    expect(coversSight(sightKey(['s2', 's1']), ['s1'])).toBe(false);
    expect(coversSight(sightKey(['s1']), null)).toBe(true);
    expect(sightKey(['s2', 's1'])).toBe(sightKey(['s1', 's2']));
  });
});
