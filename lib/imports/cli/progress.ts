import { rowsOf } from '../rules/tally';
import type { ImportProgress } from '../run/import-orders';
import { cutToCells } from './cells';
import type { Translate } from './translate';

/** Where progress goes: a terminal redraws one line, anything else gets a new line every few seconds. */
export type ProgressOutput = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
};

const BAR_CELLS = 24;
const COLUMNS = 80;
const REDRAW_MS = 100;
const LINE_MS = 5_000;
const CLEAR = '\r\u001b[2K';

/** What is told as speed: orders, or the rows of a file of goods. */
type Told = 'progress' | 'goodsProgress';

/** Shows how far an import is; `end` removes the bar. */
export function progressShown(output: ProgressOutput, t: Translate, told: Told = 'progress') {
  const startedAt = performance.now();
  const pause = output.isTTY ? REDRAW_MS : LINE_MS;
  let shownAt = output.isTTY ? Number.NEGATIVE_INFINITY : startedAt;
  return {
    show(progress: ImportProgress): void {
      const now = performance.now();
      if (now - shownAt < pause) return;
      shownAt = now;
      const text = textOf(progress, (now - startedAt) / 1000, t, told);
      // A bar that wraps could not be drawn over again.
      const line = cutToCells(`${bar(progress)} ${text}`, (output.columns ?? COLUMNS) - 1);
      output.write(output.isTTY ? CLEAR + line : `${text}\n`);
    },
    end(): void {
      if (output.isTTY) output.write(CLEAR);
    },
  };
}

function bar({ bytes, bytesTotal }: ImportProgress): string {
  const full = Math.min(BAR_CELLS, Math.round((bytes / Math.max(1, bytesTotal)) * BAR_CELLS));
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
}

function textOf({ bytes, bytesTotal, tally }: ImportProgress, seconds: number, t: Translate, told: Told): string {
  const share = bytes / Math.max(1, bytesTotal);
  const { rows, ordersNew, ordersBefore, ordersRefused } = tally.figures;
  const done = told === 'progress' ? ordersNew + ordersBefore + ordersRefused : rows;
  return t(`imports.${told}`, {
    percent: Math.floor(share * 100),
    rows,
    rejected: rowsOf(tally, 'rejected'),
    speed: Math.round(done / Math.max(seconds, 0.001)),
    left: share > 0 ? Math.ceil(seconds / share - seconds) : 0,
  });
}
