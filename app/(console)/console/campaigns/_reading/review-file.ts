import 'server-only';
import { getTranslations } from 'next-intl/server';
import { campaignReview, type ReviewTold, SPLIT_BY } from '@/lib/campaigns';
import { netOf } from '@/lib/campaigns/rules/few';
import { csvOf } from '@/lib/kernel/csv';
import { isRefusal } from '@/lib/kernel/refusal';
import { FEW } from '@/lib/kernel/small';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';
import { tellPlain } from '@/lib/reports/rules/tell';
import { splitNames } from './split-names';

type Cell = string | number;

/** The review as it is on the page, as CSV: every part of it under its own line of titles. */
export async function reviewFile(code: string): Promise<Response> {
  try {
    const review = await ask(campaignReview, { code });
    const [t, names] = await Promise.all([getTranslations('campaign-figures'), splitNames()]);
    const { now, frozen, notes } = review;
    const was = new Map(frozen?.told.figures.map((one) => [one.code, one]) ?? []);
    const rows: (readonly Cell[])[] =
      now === null
        ? []
        : [
            [t('number'), t('fileNow'), t('fileFrozen')],
            ...now.told.figures.map(({ code: one, unit, value, isFew }): Cell[] => [
              t(`figure.${one as 'orders'}`),
              isFew ? FEW : tellPlain(value, unit),
              was.get(one)?.isFew ? FEW : tellPlain(was.get(one)?.value, unit),
            ]),
            ...around(now, t),
            ...splits(now, t, names),
            ...goods(now, t),
          ];
    const lessons = notes.map(({ text, by, at }): Cell[] => [text, by, at.toISOString()]);
    const all = [...rows, ...(lessons.length === 0 ? [] : [[], [t('lessons')], ...lessons])];
    return new Response(csvOf(all), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="campaign-${code}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (isRefusal(error)) return new Response(null, { status: error.status });
    if (isInvalidInput(error)) return new Response(null, { status: 404 });
    throw error;
  }
}

/** A number of the file, or that too few people are behind it. */
const told = (value: number | null, unit: 'count' | 'fen' = 'count'): Cell =>
  value === null ? FEW : tellPlain(value, unit);

type Words = Awaited<ReturnType<typeof getTranslations<'campaign-figures'>>>;

const around = ({ during, before }: ReviewTold, t: Words): Cell[][] => [
  [],
  [t('against'), t('during'), t('before')],
  [t('around.orders'), told(during.orders), told(before.orders)],
  [t('around.amount'), told(during.amount, 'fen'), told(before.amount, 'fen')],
  [t('around.buyers'), told(during.buyers), told(before.buyers)],
  [t('around.joined'), told(during.joined), told(before.joined)],
];

const splits = (
  { told: review }: ReviewTold,
  t: Words,
  names: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Cell[][] =>
  SPLIT_BY.flatMap((by) => [
    [],
    [t(`split.${by}`), t('column.participants'), t('column.newMembers'), t('column.orders'), t('column.net')],
    ...review.splits[by].map((row): Cell[] => [
      names[by]?.[row.key] ?? row.key,
      told(row.participants),
      told(row.newMembers),
      told(row.orders),
      told(netOf(row), 'fen'),
    ]),
  ]);

const goods = ({ told: review }: ReviewTold, t: Words): Cell[][] => [
  [],
  [t('split.goods'), t('column.units'), t('column.backUnits'), t('column.amount'), t('column.refunded')],
  ...review.goods.map(({ sku, name, units, backUnits, amount, refunded }): Cell[] => [
    name === null ? sku : `${name} ${sku}`,
    told(units),
    told(backUnits),
    told(amount, 'fen'),
    told(refunded, 'fen'),
  ]),
];
