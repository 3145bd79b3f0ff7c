// Reads the review of a campaign off its page, number by number.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import type { Language } from '../fixtures';
import { expect } from '../fixtures';
import type { Recount } from './campaign-recount';

type Words = Readonly<Record<string, string>> & {
  readonly figure: Readonly<Record<string, string>>;
  readonly step: Readonly<Record<string, string>>;
  readonly split: Readonly<Record<string, string>>;
  readonly around: Readonly<Record<string, string>>;
};

const FEN: readonly string[] = ['amount', 'refunded', 'net_amount', 'ticket', 'cost'];
const yuan = (fen: number) => formatMoney(fen, 'plain');

const told = (code: string, value: number): string => {
  if (FEN.includes(code)) return yuan(value);
  if (code === 'roi') return String(value / 10);
  return code.endsWith('_rate') ? formatPercent(value / 10_000) : formatNumber(value);
};

/** Everything that the page says in numbers is what was recounted; nothing is waited for, both are of one moment. */
export async function expectReview(page: Page, language: Language, counted: Recount): Promise<void> {
  const words = JSON.parse(readFileSync(`messages/${language}/campaign-figures.json`, 'utf8')) as Words;
  await expectFigures(page, words, counted);
  await expectFunnel(page, words, counted);
  await expectAround(page, words, counted);
  await expectBudget(page, words, counted);
  await expectSplits(page, words, counted);
  await expectDays(page, words, language, counted);
}

async function expectFigures(page: Page, words: Words, { figures }: Recount): Promise<void> {
  const names = Object.values(words.figure);
  const all = await page.locator('main').getByRole('link').filter({ visible: true }).allInnerTexts();
  const lines = all.map((text) => text.split(/\s*\n\s*/)).filter(([name = '']) => names.includes(name));
  // Of nothing there is no rate.
  const shown = Object.fromEntries(
    lines.filter(([, value]) => value !== '–').map(([name = '', value]) => [name, value]),
  );
  // Numbers that are nothing and tell nothing are left out.
  const wanted = Object.entries(figures).map(([code, value]) => [words.figure[code] ?? code, told(code, value)]);
  expect(shown).toEqual(Object.fromEntries(wanted));
}

async function expectFunnel(page: Page, words: Words, { figures: { participants = 0 } }: Recount): Promise<void> {
  // Who was reached took part and bought; nobody claimed or used anything.
  const people = { reached: participants, joined: participants, claimed: 0, used: 0, ordered: participants };
  for (const [code, count] of Object.entries(people)) {
    const name = words.step[code] ?? code;
    const step = page.locator('ol').getByRole('listitem').filter({ hasText: name, visible: true });
    const share = formatPercent(count / participants);
    expect(dense(await step.textContent())).toBe(dense(`${name}${formatNumber(count)}·${share}`));
  }
}

const dense = (text: string | null): string => text?.replaceAll(/\s+/g, '') ?? '';

async function expectAround(page: Page, words: Words, { during, before }: Recount): Promise<void> {
  const tells = [formatNumber, yuan, formatNumber, formatNumber];
  const wanted = ['orders', 'amount', 'buyers', 'joined'].map((code, place) => {
    const tell = tells[place] ?? formatNumber;
    const [now = 0, then = 0] = [during[place], before[place]];
    const change = then === 0 ? '–' : formatPercent((now - then) / then, true);
    return [words.around[code], tell(now), tell(then), change];
  });
  expect(await cellsOf(page, words.against ?? '')).toEqual(wanted);
}

async function expectBudget(page: Page, words: Words, { budget: { limit, left, uses } }: Recount): Promise<void> {
  expect(limit - left).toBe(uses);
  const said = (words.left ?? '').replace('{left}', yuan(left)).replace('{limit}', yuan(limit));
  const share = (words.usedShare ?? '').replace('{share}', formatPercent(uses / limit));
  const line = page.getByRole('listitem').filter({ hasText: said, visible: true });
  expect(dense(await line.textContent())).toContain(dense(share));
}

/** What whoever may not see members reads: a row that fewer than five took part in is not told, nor one it could be told from. */
export async function expectFewHidden(page: Page, language: Language, counted: Recount): Promise<void> {
  const words = JSON.parse(readFileSync(`messages/${language}/campaign-figures.json`, 'utf8')) as Words;
  await expectSplits(page, words, counted, FEW);
}

const FEW = '<5';

/** The places of rows that are too few people's, with the next smallest while these are one alone or fewer than five people. */
function placesHidden(people: readonly number[]): readonly number[] {
  const places = people
    .map((_, place) => place)
    .filter((place) => people[place] !== 0)
    .sort((a, b) => (people[a] ?? 0) - (people[b] ?? 0));
  const sum = (count: number) => places.slice(0, count).reduce((total, place) => total + (people[place] ?? 0), 0);
  let count = places.filter((place) => (people[place] ?? 0) < 5).length;
  while (count > 0 && count < places.length && (count < 2 || sum(count) < 5)) count += 1;
  return places.slice(0, count);
}

/** The same rows, largest first as they are told, with what is not told in place of its numbers. */
function withoutFew(
  rows: readonly (readonly number[])[],
  few: string | null,
): readonly (readonly (number | string)[])[] {
  if (few === null) return rows;
  const [byPeople, byNewcomers] = [0, 1].map((at) => placesHidden(rows.map((row) => row[at] ?? 0)));
  return rows.map((row, place) =>
    row.map((value, at) => {
      const isHidden = byPeople?.includes(place) || (at === 1 && byNewcomers?.includes(place));
      return isHidden ? few : value;
    }),
  );
}

async function expectSplits(
  page: Page,
  words: Words,
  { splits, goods }: Recount,
  few: string | null = null,
): Promise<void> {
  const by = page.getByRole('group', { name: words.splitBy ?? '', exact: true }).filter({ visible: true });
  const rowsOf = async (way: string): Promise<string[]> => {
    const name = words.split[way] ?? way;
    await by.getByText(name, { exact: true }).click();
    return (await cellsOf(page, name)).map((cells) => cells.slice(1).join(' ')).sort();
  };
  for (const [way, rows] of Object.entries(splits)) {
    const tells = [formatNumber, formatNumber, formatNumber, yuan, formatNumber, yuan];
    const wanted = withoutFew(rows, few).map((row) =>
      row.map((value, at) => (typeof value === 'string' ? value : (tells[at] ?? String)(value))),
    );
    expect([way, await rowsOf(way)]).toEqual([way, wanted.map((cells) => cells.join(' ')).sort()]);
  }
  if (few !== null) return;
  const wanted = goods.map(([units = 0, back = 0, amount = 0, refunded = 0]) =>
    [formatNumber(units), formatNumber(back), yuan(amount), yuan(refunded)].join(' '),
  );
  expect(await rowsOf('goods')).toEqual(wanted.sort());
}

async function expectDays(page: Page, words: Words, language: Language, { days }: Recount): Promise<void> {
  const { asTable } = JSON.parse(readFileSync(`messages/${language}/ui.json`, 'utf8')) as { asTable: string };
  await page.getByRole('figure').filter({ visible: true }).getByText(asTable, { exact: true }).click();
  const rows = await cellsOf(page, words.days ?? '');
  const wanted = days.map(([, people, orders]) => [formatNumber(people), formatNumber(orders)]);
  expect(rows.map((cells) => cells.slice(1))).toEqual(wanted.toReversed());
}

/** The cells of a table by its name, without its head. */
async function cellsOf(page: Page, caption: string): Promise<string[][]> {
  const rows: Locator = page
    .getByRole('group', { name: caption, exact: true })
    .filter({ visible: true, has: page.getByRole('table') })
    .locator('tbody')
    .getByRole('row');
  return rows.evaluateAll((all) =>
    all.map((row) =>
      [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()),
    ),
  );
}
