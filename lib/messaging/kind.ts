import type { z } from 'zod';

/** What messages are about; a member mutes one by one. */
export const CATEGORIES = ['level', 'points', 'coupons', 'benefits', 'orders', 'activities'] as const;

/** One of them. */
export type Category = (typeof CATEGORIES)[number];

/** A name that is looked up when the message is written: what it is of, and its code or id. */
export type NameRef = { readonly of: 'level' | 'benefit' | 'batch'; readonly code: string };

/** A name that came with the announcement. */
export type Name = { readonly zh: string; readonly en: string };

/** What a message says beside its sentence: numbers, instants in ISO 8601, and names. */
export type Told = {
  readonly values: Readonly<Record<string, string | number | Name | NameRef>>;
  readonly href: string;
  /** What makes it come once a day, such as one batch; without it, every event is a message of its own. */
  readonly once?: string;
};

/** What a message is for: about one's own account, which nobody can refuse, or an offer, which needs a word (4.K). */
export type NoticePurpose = 'service' | 'marketing' | 'research';

/** A kind of message: the announcement it comes from, and what it tells of it; null for what is not worth a message. */
export type NoticeKind = {
  readonly code: string;
  readonly event: string;
  readonly category: Category;
  readonly purpose: NoticePurpose;
  /** Who is not told of it may lose something by that: it is kept why (4.K). */
  readonly hasStake?: boolean;
  readonly example: unknown;
  readonly tell: (payload: unknown) => Told | null;
};

/** Declares a kind: its payload is parsed on the way in, and what does not fit tells nothing. */
export function noticeKind<P extends z.ZodType>(definition: {
  readonly code: string;
  readonly event: string;
  readonly category: Category;
  readonly purpose: NoticePurpose;
  readonly hasStake?: boolean;
  readonly payload: P;
  readonly example: z.input<P>;
  readonly tell: (payload: z.output<P>) => Told | null;
}): NoticeKind {
  const { payload, tell, ...rest } = definition;
  return {
    ...rest,
    tell: (raw) => {
      const read = payload.safeParse(raw);
      return read.success ? tell(read.data) : null;
    },
  };
}
