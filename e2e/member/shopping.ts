// Buys and gives back through the door that tills and shops use, so that pages show what the program really decided.
import { randomUUID } from 'node:crypto';
import { doors } from '../people';

/** What a test says of one line; money in fen. */
export type SaidLine = {
  readonly name: string;
  readonly fen: number;
  readonly quantity?: number;
  readonly discount?: number;
  /** Goods of the catalog; else something that it does not know. */
  readonly sku?: string;
};

/**
 * Settles a paid order of the member now, or at the given instant, and answers what the program decided. A level that it
 * reaches counts as celebrated, so that nothing lies over the pages of other tests, unless the celebration is wanted.
 */
export async function buy(
  memberId: string,
  lines: readonly SaidLine[],
  paidAt = new Date(),
  { isCelebrated = false }: { readonly isCelebrated?: boolean } = {},
) {
  await doors();
  const { orderEvent, processOrders } = await import('@/lib/orders');
  const event = orderEvent({
    externalId: `e2e-${randomUUID()}`,
    version: null,
    member: { id: memberId },
    channel: 'pos',
    storeCode: null,
    placedAt: paidAt,
    paidAt,
    completedAt: null,
    status: 'paid',
    lines: lines.map(({ name, fen, quantity = 1, discount = 0, sku }, index) => ({
      id: `${index + 1}`,
      kind: 'goods',
      sku: sku ?? `E2E-${index + 1}`,
      name,
      category: 'home',
      brand: null,
      quantity,
      unitPrice: fen,
      discount,
      net: quantity * fen - discount,
      refundedQuantity: 0,
      refundedNet: 0,
    })),
    freight: 0,
    source: 'e2e',
    actor: 'system:e2e',
  });
  const [outcome] = await processOrders([event], new Date());
  if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('no outcome');
  if (!isCelebrated) await putAside(memberId);
  return outcome.value;
}

/** Says that the member has seen his last climb celebrated. */
async function putAside(memberId: string): Promise<void> {
  const { db, execute, systemCaller } = await doors();
  const [{ momentOf }, { climbShownCommand }, { publicId }] = await Promise.all([
    import('@/lib/moments'),
    import('@/lib/moments/commands/shown'),
    import('@/lib/kernel/id'),
  ]);
  const { climb } = await momentOf(db.pool(), memberId, new Date());
  if (climb === null) return;
  const caller = { ...systemCaller('e2e'), actor: { kind: 'member', id: memberId } as const };
  await execute(climbShownCommand, caller, { change: publicId('levelChange', climb.change) });
}

/** Gives units of a line back now and answers what went back with them. */
export async function giveBack(orderExternalId: string, line: string, quantity: number) {
  await doors();
  const { processRefunds } = await import('@/lib/orders');
  const refund = {
    orderExternalId,
    refundNo: `R-${randomUUID().slice(0, 8)}`,
    refundedAt: new Date(),
    lines: [{ id: line, quantity, amount: null }],
    freight: 0,
    actor: 'system:e2e',
  };
  const [outcome] = await processRefunds([refund], new Date());
  if (outcome?.ok !== true || outcome.value.kind !== 'refunded') throw new Error('not refunded');
  return outcome.value;
}
