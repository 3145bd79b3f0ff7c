import type { OrderEvent, RefundEvent } from '@/lib/orders';
import type { Credit } from '../rules/invoice';
import type { RowOutcome } from '../rules/outcome';
import type { FileRecord } from '../rules/row';

/** Somebody to enrol with the first sale, when he is not a member yet. */
export type Newcomer = { readonly externalId: string; readonly registeredAt: Date; readonly channel: string };

/** A row, and what it is when all goes well. */
export type Row = { readonly record: FileRecord; readonly as: string };

/** A thing to import: an order, a credit note that must find its sales, or a refund that names its order. */
export type Item =
  | {
      readonly kind: 'order';
      readonly side: 'sale';
      readonly who: string | null;
      readonly at: Date;
      readonly event: OrderEvent;
      readonly newcomer: Newcomer | null;
      readonly rows: readonly Row[];
    }
  | {
      readonly kind: 'credit';
      readonly side: 'credit';
      readonly who: string | null;
      readonly at: Date;
      readonly credit: Credit;
    }
  | {
      readonly kind: 'refund';
      readonly side: 'credit';
      readonly who: string | null;
      readonly at: Date;
      readonly event: RefundEvent;
      readonly rows: readonly Row[];
    };

/** What reading yields: perhaps an item, the rows that stay outside of it, and how far the file has been read. */
export type Piece = {
  readonly item: Item | null;
  readonly outside: readonly RowOutcome[];
  readonly rows: number;
  readonly foreignRows: number;
  readonly bytes: number;
};
