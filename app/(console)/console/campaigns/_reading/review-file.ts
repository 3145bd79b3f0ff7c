import 'server-only';
import { getTranslations } from 'next-intl/server';
import { campaignReview, type ReviewTold } from '@/lib/campaigns';
import { csvOf } from '@/lib/kernel/csv';
import { isRefusal } from '@/lib/kernel/refusal';
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
            ...now.told.figures.map(({ code: one, unit, value }): Cell[] => [
              t(`figure.${one as 'orders'}`),
              tellPlain(value, unit),
              tellPlain(was.get(one)?.value, unit),
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

type Words = Awaited<ReturnType<typeof getTranslations<'campaign-figures'>>>;

const around = ({ during, before }: ReviewTold, t: Words): Cell[][] => [
  [],
  [t('against'), t('during'), t('before')],
  [t('around.orders'), during.orders, before.orders],
  [t('around.amount'), tellPlain(during.amount, 'fen'), tellPlain(before.amount, 'fen')],
  [t('around.buyers'), during.buyers, before.buyers],
  [t('around.joined'), during.joined, before.joined],
];

const splits = (
  { told }: ReviewTold,
  t: Words,
  names: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Cell[][] =>
  (['store', 'channel', 'level', 'stage'] as const).flatMap((by) => [
    [],
    [t(`split.${by}`), t('column.participants'), t('column.newMembers'), t('column.orders'), t('column.net')],
    ...told.splits[by].map((row): Cell[] => [
      names[by]?.[row.key] ?? row.key,
      row.participants,
      row.newMembers,
      row.orders,
      tellPlain(row.amount - row.refunded, 'fen'),
    ]),
  ]);

const goods = ({ told }: ReviewTold, t: Words): Cell[][] => [
  [],
  [t('split.goods'), t('column.units'), t('column.backUnits'), t('column.amount'), t('column.refunded')],
  ...told.goods.map(({ sku, name, units, backUnits, amount, refunded }): Cell[] => [
    name === null ? sku : `${name} ${sku}`,
    units,
    backUnits,
    tellPlain(amount, 'fen'),
    tellPlain(refunded, 'fen'),
  ]),
];
