import type { Condition } from '@/lib/kernel/condition';

/** Whom a push is for, as its form asks: what is left empty says nothing. */
export type PushAudience = {
  readonly levels: string;
  readonly tags: string;
  readonly ordersMin: number | null;
  readonly amountMin: number | null;
  readonly idleDays: number | null;
  readonly joinedDays: number | null;
};

/** A form that says nothing yet. */
export const NOBODY_YET: PushAudience = {
  levels: '',
  tags: '',
  ordersMin: null,
  amountMin: null,
  idleDays: null,
  joinedDays: null,
};

/** What the form says as a condition of members; null while it says nothing, for a push to all is never a slip. */
export function conditionOfAudience(said: PushAudience): Condition | null {
  const tests: Condition[] = [
    ...oneOf('member.level', said.levels),
    ...oneOf('member.tags', said.tags),
    ...atLeast('member.orders', said.ordersMin),
    ...atLeast('member.amount', said.amountMin),
    ...atLeast('member.days_since_order', said.idleDays),
    ...(said.joinedDays === null ? [] : [{ attribute: 'member.days', atMost: said.joinedDays }]),
  ];
  return tests.length === 0 ? null : { all: tests };
}

function oneOf(attribute: string, text: string): Condition[] {
  const names = text.split(/[\s,，、;；]+/).filter(Boolean);
  return names.length === 0 ? [] : [{ attribute, oneOf: names }];
}

const atLeast = (attribute: string, value: number | null): Condition[] =>
  value === null ? [] : [{ attribute, atLeast: value }];
