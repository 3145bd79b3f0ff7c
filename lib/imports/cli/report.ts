import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Outcome } from '../rules/outcome';
import { FIGURES, type Figure, reasonsOf, rowsOf } from '../rules/tally';
import type { GoodsReport } from '../run/import-goods';
import type { ImportReport } from '../run/import-orders';
import { cellsOf } from './cells';
import type { Translate } from './translate';

const OUTCOMES: readonly Outcome[] = [
  'imported',
  'imported_before',
  'credited',
  'credited_before',
  'open',
  'unmatched',
  'rejected',
];
const MONEY: readonly Figure[] = ['goods', 'refunded'];
// Figures that are only worth a line when there is something to tell.
const UNTOLD: readonly Figure[] = ['rows']; // the sum of the outcomes above says it
const QUIET: readonly Figure[] = ['ordersBefore', 'ordersRefused', 'refundsBefore', 'foreignRows'];
const MEGABYTE = 1024 * 1024;

/** The summary at the end: every row by what became of it, then what was made of them, then how it went. */
export function reportText(report: ImportReport, t: Translate): string {
  return [
    t('imports.summary.rows'),
    ...table(rowLines(report, t)),
    '',
    t('imports.summary.figures'),
    ...table(figureLines(report, t)),
    '',
    howItWent(report, t),
    ...(report.shiftWeeks === 0 ? [] : [t('imports.summary.shifted', { weeks: report.shiftWeeks })]),
    ...(report.rejects === null ? [] : [t('imports.summary.rejects', { file: report.rejects })]),
    '',
  ].join('\n');
}

/** The summary of an import of goods: every row by what became of it, and what was left aside. */
export function goodsReportText(report: GoodsReport, t: Translate): string {
  return [
    t('imports.summary.rows'),
    ...table(rowLines(report, t)),
    '',
    ...(report.ignored.length === 0 ? [] : [t('imports.summary.ignored', { columns: report.ignored.join(', ') })]),
    ...(report.rejects === null ? [] : [t('imports.summary.rejects', { file: report.rejects })]),
    '',
  ].join('\n');
}

type Cells = readonly [label: string, value: string];

function rowLines({ tally }: Pick<ImportReport, 'tally'>, t: Translate): Cells[] {
  const lines = OUTCOMES.flatMap((outcome): Cells[] => {
    const reasons = reasonsOf(tally, outcome);
    if (reasons.length === 0) return [];
    return [
      [`  ${t(`imports.outcome.${outcome}`)}`, formatNumber(rowsOf(tally, outcome))],
      ...reasons.map(({ reason, rows }): Cells => [`    · ${reasonText(reason, t)}`, formatNumber(rows)]),
    ];
  });
  const total = OUTCOMES.reduce((sum, outcome) => sum + rowsOf(tally, outcome), 0);
  return [...lines, [`  ${t('imports.summary.total')}`, formatNumber(total)]];
}

/** Reasons of other contexts' refusals have no text here: their code says it. */
function reasonText(reason: string, t: Translate): string {
  const known = KNOWN_REASONS.has(reason);
  return known ? t(`imports.reason.${reason}`) : reason;
}

const KNOWN_REASONS: ReadonlySet<string> = new Set([
  'goods',
  'goods_free',
  'gift_card',
  'freight',
  'adjustment',
  'order',
  'refund',
  'credit',
  'full',
  'partial',
  'guest',
  'not_goods',
  'not_found',
  'order_awaited',
  'row_incomplete',
  'row_too_wide',
  'line_too_long',
  'quote_not_closed',
  'invoice_missing',
  'sku_missing',
  'text_too_long',
  'quantity_invalid',
  'time_invalid',
  'price_invalid',
  'amount_too_large',
  'quantity_not_positive',
  'quantity_not_negative',
  'price_negative',
  'customer_differs',
  'json_invalid',
  'input_invalid',
  'order_settled',
  'order_cancelled',
  'order_completed',
  'order_member_changed',
  'member_not_found',
  'refund_mismatch',
  'refund_exceeds_quantity',
  'created',
  'changed',
  'unchanged',
  'stale',
  'yes_no_invalid',
  'version_invalid',
  'sku_twice',
  'product_differs',
  'name_missing',
  'category_not_found',
  'category_archived',
  'brand_not_found',
  'brand_archived',
  'store_not_found',
  'level_not_found',
  'sku_of_other_product',
]);

function figureLines({ tally: { figures } }: ImportReport, t: Translate): Cells[] {
  return FIGURES.filter((figure) => !UNTOLD.includes(figure) && (figures[figure] !== 0 || !QUIET.includes(figure))).map(
    (figure): Cells => {
      const value = MONEY.includes(figure) ? formatMoney(figures[figure]) : formatNumber(figures[figure]);
      return [`  ${t(`imports.figure.${figure}`)}`, value];
    },
  );
}

function howItWent({ tally: { figures }, seconds, peakMemoryBytes }: ImportReport, t: Translate): string {
  const orders = figures.ordersNew + figures.ordersBefore + figures.ordersRefused;
  return t('imports.summary.speed', {
    seconds: seconds.toFixed(1),
    speed: formatNumber(Math.round(orders / Math.max(seconds, 0.001))),
    rows: formatNumber(Math.round(figures.rows / Math.max(seconds, 0.001))),
    memory: formatNumber(Math.round(peakMemoryBytes / MEGABYTE)),
  });
}

function table(lines: readonly Cells[]): string[] {
  const left = Math.max(...lines.map(([label]) => cellsOf(label)));
  const right = Math.max(...lines.map(([, value]) => cellsOf(value)));
  return lines.map(([label, value]) => label + ' '.repeat(left - cellsOf(label) + 2 + right - cellsOf(value)) + value);
}
