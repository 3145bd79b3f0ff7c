/** A member as lists of the back office get him: masked, with his public id. */
export type ListedMember = {
  readonly id: string;
  readonly code: string;
  readonly name: string | null;
  readonly mobile: string | null;
  readonly status: string;
  readonly storeCode: string | null;
  readonly levelCode: string | null;
  readonly levelRank: number | null;
  readonly registeredAt: string;
  readonly orders: number;
  readonly amount: number;
  readonly lastOrderAt: string | null;
};
