/** A day of the story: how many days after its first one. */
export type DayNumber = number;

/** What shopping looks like on one local calendar day. */
export type DayFacts = {
  readonly month: number;
  readonly day: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Days until the coming Spring Festival, or below zero after the last one; far away when none is near. */
  readonly toSpringFestival: number;
};

const DAY_MS = 86_400_000;
const FAR = 99;

// New Year's Day of the lunar calendar; it cannot be computed in a line.
const SPRING_FESTIVALS = [
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
].map((date) => Date.parse(date));

/** What kind of day a local date (`YYYY-MM-DD`) is. */
export function dayFacts(date: string): DayFacts {
  const at = new Date(`${date}T00:00:00Z`);
  const gaps = SPRING_FESTIVALS.map((festival) => (festival - at.getTime()) / DAY_MS);
  const near = gaps.find((gap) => gap >= -7 && gap <= 21);
  return {
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay() || 7,
    toSpringFestival: near ?? FAR,
  };
}

/** The local date some days after another. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one local date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** How much more is bought on a day of a shopping festival: 618, Double 11, Double 12. */
export function festivalFactor({ month, day }: DayFacts): number {
  if (month === 6 && day >= 1 && day <= 18) return day >= 16 ? 5 : 2;
  if (month === 11 && day >= 1 && day <= 11) return day >= 10 ? 7 : 2;
  return month === 12 && day >= 11 && day <= 12 ? 3 : 1;
}

/** Food before the Spring Festival is stocked up; in the first week of the year everybody is at home. */
export function springFactor({ toSpringFestival }: DayFacts): number {
  if (toSpringFestival === FAR) return 1;
  if (toSpringFestival > 0) return toSpringFestival <= 10 ? 3 : 1.6;
  return 0.3;
}

/** New clothes are bought when the season changes. */
export const seasonFactor = ({ month }: DayFacts): number =>
  [1, 0.8, 1.6, 1.7, 1.2, 0.9, 0.6, 0.8, 1.7, 1.9, 1.4, 1.2][month - 1] ?? 1;

/** Whether the day is a Saturday or Sunday. */
export const isWeekend = ({ weekday }: DayFacts): boolean => weekday >= 6;
