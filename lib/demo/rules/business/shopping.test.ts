import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { memberExternalId } from '../people';
import { demoCampaigns } from './campaigns';
import { DIARY_DAYS, diaryOf, FIRST_DAY } from './diary';
import { ordersOfDay } from './shopping';

const ZONE = 'Asia/Shanghai';
const PEOPLE = Array.from({ length: 40 }, (_, place) => memberExternalId(101 + place));

test.each(['2026-11-21', '2026-03-01', '2028-02-29'])(
  'the diary that ends on %s holds everything that is done',
  (today) => {
    const diary = diaryOf(today, ZONE);
    expect(diary.day(0)).toBe(today);
    for (const { written, submitted, approved, shopping, lessons } of demoCampaigns(diary)) {
      const days = [
        written,
        submitted,
        approved,
        shopping?.from ?? null,
        shopping?.to ?? null,
        ...lessons.map(({ day }) => day),
      ];
      for (const day of days.filter((one) => one !== null)) expect(DIARY_DAYS).toContain(day);
      expect((submitted ?? written) >= written && (approved ?? 0) >= (submitted ?? 0)).toBe(true);
    }
    expect(DIARY_DAYS.at(0)).toBe(FIRST_DAY);
  },
);

test('orders of a day are the same whenever they are told, each by somebody else, on that day, for something', () => {
  const diary = diaryOf('2026-11-21', ZONE);
  for (const { code, shopping } of demoCampaigns(diary)) {
    if (shopping === null) continue;
    for (const day of DIARY_DAYS) {
      const orders = ordersOfDay(code, shopping, day, PEOPLE, diary);
      expect(ordersOfDay(code, shopping, day, PEOPLE, diary)).toEqual(orders);
      expect(orders).toHaveLength(day < shopping.from || day > shopping.to ? 0 : shopping.orders);
      expect(new Set(orders.map(({ person }) => person)).size).toBe(orders.length);
      for (const { at, lines, completedAt, returnedAt } of orders) {
        expect(localDate(at, ZONE)).toBe(diary.day(day));
        expect(lines.length).toBeGreaterThan(0);
        expect(completedAt >= at && (returnedAt === null || returnedAt > completedAt)).toBe(true);
      }
    }
  }
});

test('a campaign for few has no more orders a day than people', () => {
  const diary = diaryOf('2026-11-21', ZONE);
  const { code, shopping } = must(demoCampaigns(diary)[0], 'a campaign');
  const told = must(shopping, 'with orders');
  expect(ordersOfDay(code, told, told.from, PEOPLE.slice(0, 2), diary)).toHaveLength(2);
  expect(ordersOfDay(code, told, told.from, [], diary)).toEqual([]);
});
