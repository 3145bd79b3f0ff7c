/** Units of one sale's line that have not come back. */
export type OpenUnits = {
  readonly orderExternalId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly paidAt: Date;
  readonly units: number;
};

/** Units that a row takes from one line of a sale. */
export type Take = { readonly orderExternalId: string; readonly lineId: string; readonly units: number };

/**
 * Finds the sales that rows of a credit note give back: open units of the same SKU, newest sale first, only sales at or
 * before the credit's time; inside a sale by its lines. What rows took before is gone for those after them.
 */
export function matchCredit(
  rows: readonly { readonly sku: string; readonly quantity: number }[],
  at: Date,
  open: readonly OpenUnits[],
): Take[][] {
  const left = new Map(open.map((line) => [line, line.units]));
  const inOrder = open.filter(({ paidAt }) => paidAt <= at).sort(newestFirst);
  return rows.map(({ sku, quantity }) => {
    const takes: Take[] = [];
    let wanted = quantity;
    for (const line of inOrder) {
      if (wanted === 0) break;
      const units = line.sku === sku ? Math.min(wanted, left.get(line) ?? 0) : 0;
      if (units === 0) continue;
      takes.push({ orderExternalId: line.orderExternalId, lineId: line.lineId, units });
      left.set(line, (left.get(line) ?? 0) - units);
      wanted -= units;
    }
    return takes;
  });
}

/** What a credit note's rows took from one sale, as one refund. */
export type RefundPlan = {
  readonly orderExternalId: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
};

/** Joins the takes of a credit note into one refund per sale, lines in their order. */
export function refundPlans(takes: readonly Take[]): RefundPlan[] {
  const byOrder = Map.groupBy(takes, ({ orderExternalId }) => orderExternalId);
  return [...byOrder].map(([orderExternalId, ofOrder]) => {
    const units = new Map<string, number>();
    for (const { lineId, units: more } of ofOrder) units.set(lineId, (units.get(lineId) ?? 0) + more);
    const lines = [...units].map(([id, quantity]) => ({ id, quantity })).sort((a, b) => (a.id < b.id ? -1 : 1));
    return { orderExternalId, lines };
  });
}

/** Shares units that an earlier run credited per SKU out to the rows again, in their order. */
export function shareCredited(
  rows: readonly { readonly sku: string; readonly quantity: number }[],
  credited: ReadonlyMap<string, number>,
): number[] {
  const left = new Map(credited);
  return rows.map(({ sku, quantity }) => {
    const units = Math.min(quantity, left.get(sku) ?? 0);
    left.set(sku, (left.get(sku) ?? 0) - units);
    return units;
  });
}

function newestFirst(a: OpenUnits, b: OpenUnits): number {
  const later = b.paidAt.getTime() - a.paidAt.getTime();
  if (later !== 0) return later;
  if (a.orderExternalId !== b.orderExternalId) return a.orderExternalId < b.orderExternalId ? 1 : -1;
  return a.lineId < b.lineId ? -1 : 1;
}
