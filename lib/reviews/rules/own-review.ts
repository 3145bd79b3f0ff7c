/** A review as its writer sees it; of one that is hidden he reads why. */
export type OwnReview = {
  /** As it leaves the program. */
  readonly id: string;
  readonly lineId: string;
  readonly stars: number;
  readonly text: string;
  readonly state: 'shown' | 'hidden' | 'deleted';
  readonly hiddenWhy: string | null;
};
