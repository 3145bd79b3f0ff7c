import { PRICE_KINDS, type PriceKind } from '../schema';

/** A row of the history of prices. */
export type StoryRow = {
  readonly id: string;
  readonly kind: PriceKind;
  readonly holder: string;
  readonly storeCode: string;
  readonly amount: number;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** Where a row stands in time. */
export type RowState = 'over' | 'holds' | 'scheduled' | 'withdrawn';

/** One line of prices: what holds now, what comes next, and all of its rows, the latest first. */
export type StoryLine<R extends StoryRow> = {
  readonly key: string;
  readonly kind: PriceKind;
  readonly holder: string;
  readonly storeCode: string;
  readonly now: R | null;
  readonly next: R | null;
  readonly rows: readonly (R & { readonly state: RowState })[];
};

/** Where a row stands at the instant. */
export function stateAt({ startsAt, endsAt, withdrawnAt }: StoryRow, at: Date): RowState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (startsAt > at) return 'scheduled';
  return endsAt !== null && endsAt <= at ? 'over' : 'holds';
}

/** The history of a SKU's prices by lines: by kind, prices for all stores before those of one. */
export function priceStory<R extends StoryRow>(rows: readonly R[], at: Date): StoryLine<R>[] {
  const lines = Map.groupBy(rows, ({ kind, holder, storeCode }) => `${kind} ${holder} ${storeCode}`);
  const told = [...lines].map(([key, its]): StoryLine<R> => {
    const [{ kind, holder, storeCode }] = its as [R];
    const inOrder = [...its].sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
    const stated = inOrder.map((row) => ({ ...row, state: stateAt(row, at) }));
    return {
      key,
      kind,
      holder,
      storeCode,
      now: stated.find(({ state }) => state === 'holds') ?? null,
      next: stated.findLast(({ state }) => state === 'scheduled') ?? null,
      rows: stated,
    };
  });
  return told.sort(
    (a, b) => PRICE_KINDS.indexOf(a.kind) - PRICE_KINDS.indexOf(b.kind) || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

const keyOf = ({ storeCode, holder }: StoryLine<StoryRow>): string => `${storeCode} ${holder}`;
