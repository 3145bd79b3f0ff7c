import { instantOf } from '@/lib/kernel/day';
import { dateAfter } from './calendar';
import type { Gender } from './names';

/** Somebody who joins in the story. */
export type Person = {
  readonly externalId: string;
  readonly mobile: string;
  readonly name: string;
  readonly gender: Gender | null;
  readonly birthday: string | null;
  readonly region: string;
  readonly channel: string;
  readonly storeCode: string;
  readonly kind: 'person' | 'enterprise';
  readonly registeredAt: Date;
};

/** One line of an order; money in fen. */
export type StoryLine = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
};

/** An order as a till or shop reports it; `person` is an external id, null for a guest. */
export type StoryOrder = {
  readonly externalId: string;
  readonly person: string | null;
  readonly status: 'placed' | 'paid' | 'completed' | 'cancelled';
  readonly channel: string;
  readonly storeCode: string | null;
  readonly placedAt: Date;
  readonly paidAt: Date | null;
  readonly completedAt: Date | null;
  readonly lines: readonly StoryLine[];
  readonly freight: number;
};

/** Goods that come back. */
export type StoryRefund = {
  readonly orderExternalId: string;
  readonly person: string | null;
  readonly refundNo: string;
  readonly refundedAt: Date;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  readonly freight: number;
};

/** Something a member did that is no purchase; `type` is a way to earn. */
export type StoryBehaviour = {
  readonly externalId: string;
  readonly person: string;
  readonly type: string;
  readonly props: Readonly<Record<string, string>>;
};

/** Points a member paid with; the number of the receipt makes it one spend. */
export type StorySpend = {
  readonly person: string;
  readonly points: number;
  readonly receipt: string;
  readonly note: string;
};

/** Something that reaches the program at an instant: often later than it happened. */
export type Happening =
  | { readonly kind: 'enrolment'; readonly at: Date; readonly person: Person }
  | { readonly kind: 'order'; readonly at: Date; readonly order: StoryOrder; readonly isFirst: boolean }
  | { readonly kind: 'refund'; readonly at: Date; readonly refund: StoryRefund }
  | { readonly kind: 'behaviour'; readonly at: Date; readonly behaviour: StoryBehaviour }
  | { readonly kind: 'spend'; readonly at: Date; readonly spend: StorySpend };

/** Where the story lies in time: it ends with the last minute of a local day. */
export type StoryTime = {
  readonly zone: string;
  /** The last local date of the story. */
  readonly endDay: string;
  /** The first instant after the story. */
  readonly end: Date;
  /** The local date some days before the last one. */
  readonly back: (days: number) => string;
  readonly at: (date: string, hour: number, minute?: number, second?: number) => Date;
};

/** The story's calendar for a last day. */
export function storyTime(endDay: string, zone: string): StoryTime {
  const at = (date: string, hour: number, minute = 0, second = 0) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return new Date(instantOf(zone, year, month, day, hour, minute).getTime() + second * 1000);
  };
  return { zone, endDay, end: at(dateAfter(endDay, 1), 0), back: (days) => dateAfter(endDay, -days), at };
}
