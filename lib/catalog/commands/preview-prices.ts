import 'server-only';
import { may } from '@/lib/kernel/actor';
import { command } from '@/lib/platform/command';
import { chosenFor, printOf } from '../bulk';
import type { Repriced } from '../rules/bulk-price';
import { PreviewPricesInput } from '../schema';

const SHOWN = 50;

/** A change of many prices before it is done: the first of its rows, and its totals over all. */
export type PricesPreview = {
  readonly print: string;
  readonly moved: number;
  readonly held: number;
  /** How many would stand below their floor; null for whoever may not know floors. */
  readonly belowFloor: number | null;
  readonly unpriced: number;
  readonly before: number;
  readonly after: number;
  readonly shown: readonly Repriced[];
};

/** Tells what a change of many prices would do, and does nothing. */
export const previewPricesCommand = command({
  name: 'catalog.previewPrices',
  can: 'catalog.edit',
  input: PreviewPricesInput,
  transaction: 'own',
  async run(context, { products, change }): Promise<PricesPreview> {
    const { prices } = await chosenFor(context.db, products, change, context);
    const moving = prices.moves.filter(({ held }) => held === null);
    const below = prices.moves.filter(({ after, floor }) => floor !== null && after < floor);
    return {
      print: printOf(change, prices),
      moved: moving.length,
      held: prices.moves.length - moving.length,
      belowFloor: may(context.actor, 'catalog.costs') ? below.length : null,
      unpriced: prices.unpriced,
      before: sum(moving.map(({ before }) => before)),
      after: sum(moving.map(({ after }) => after)),
      // What is held back first: it needs looking at.
      shown: [...prices.moves].sort((a, b) => Number(a.held === null) - Number(b.held === null)).slice(0, SHOWN),
    };
  },
});

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
