import type { Outcome } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import type { Gift, GivenItem, TakenItem } from './gift';

/** One thing of a gift on its way: its parameters were read by its kind, and its member is locked. */
export type GiveAsk = {
  readonly giftId: string;
  readonly gift: Gift;
  /** Which of the gift's rewards it is. */
  readonly nth: number;
  readonly params: unknown;
};

/** One thing that was given and is to be taken back; whoever was merged is the survivor. */
export type TakeAsk = {
  readonly memberId: string;
  readonly giftId: string;
  readonly key: string;
  readonly nth: number;
  readonly item: GivenItem;
  readonly source: string;
  readonly givenAt: Date;
};

/** Gives and takes back one kind of reward, in sets, by the one door that owns it, in the caller's transaction. */
export type Giver = {
  readonly kind: string;
  /** Whether it may refuse: whoever may, gives before those who never do. */
  readonly mayRefuse: boolean;
  readonly give: (db: Db, asks: readonly GiveAsk[], now: Date) => Promise<readonly Outcome<GivenItem>[]>;
  readonly takeBack: (db: Db, asks: readonly TakeAsk[], now: Date) => Promise<readonly TakenItem[]>;
};

/** What the keys of all that gifts become begin with, given what the gifts' own keys begin with. */
export const itemKeysFrom = (giftKey: string): string => `reward:${giftKey}`;

/** The name of one thing of a gift, for the keys of what it becomes. */
export const itemKey = ({ gift, nth }: Pick<GiveAsk, 'nth'> & { readonly gift: { readonly key: string } }): string =>
  `${itemKeysFrom(gift.key)}:${nth}`;
