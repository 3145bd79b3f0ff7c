/** What is counted. */
export type Act = 'registration' | 'check_in' | 'share' | 'claim' | 'draw' | 'referral' | 'boost';

/** By what it is counted. */
export type Dimension = 'device' | 'ip' | 'mobile_prefix' | 'inviter';

/** A velocity limit of one local day: above `review` somebody looks at it, above `block` it stops (4.L). */
export type VelocityLimit = {
  readonly code: string;
  readonly act: Act;
  readonly by: Dimension;
  readonly review: number;
  readonly block: number;
};

/** Declares a limit; its code is made of what it counts and by what: `registration.ip`. */
export const velocityLimit = (
  act: Act,
  by: Dimension,
  { review, block }: { readonly review: number; readonly block: number },
): VelocityLimit => ({ code: `${act}.${by}`, act, by, review, block });
