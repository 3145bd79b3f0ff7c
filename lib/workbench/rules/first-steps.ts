/** What there is in the program, by which its first steps are done. */
export type Beginnings = {
  readonly members: number;
  readonly levelVersions: number;
  readonly batches: number;
  readonly campaigns: number;
};

/** The first steps of a new program, in their order (B1). */
export const FIRST_STEPS = ['members', 'levels', 'coupon', 'campaign'] as const;

/** One of them. */
export type FirstStep = (typeof FIRST_STEPS)[number];

/** Which steps are done, by what there is: nobody ticks them off. */
export function firstSteps({
  members,
  levelVersions,
  batches,
  campaigns,
}: Beginnings): Readonly<Record<FirstStep, boolean>> {
  // The first version of the levels comes with the program; whoever set them published another.
  return { members: members > 0, levels: levelVersions > 1, coupon: batches > 0, campaign: campaigns > 0 };
}
