/** Whom a report belongs to and whom it is shared with. */
export type Owned = {
  readonly authorId: string | null;
  readonly sharedRoles: readonly string[];
  /** Of the holders of those roles only who reaches one of these regions; none for all. */
  readonly sharedRegions: readonly string[];
};

/** Who looks: his roles, the regions he reaches (null for all), and what he may do. */
export type Reader = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly regions: readonly string[] | null;
  readonly mayRead: boolean;
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
};

/**
 * Whether somebody may open a report: its author, who manages reports, and whom it is shared with by role and region. What
 * he sees in it is his own reach all the same (S1-5.1).
 */
export function mayOpen({ authorId, sharedRoles, sharedRegions }: Owned, reader: Reader): boolean {
  if (!reader.mayRead) return false;
  if (reader.mayManage || authorId === reader.id) return true;
  const isOfRegion =
    sharedRegions.length === 0 || reader.regions === null || reader.regions.some((one) => sharedRegions.includes(one));
  return isOfRegion && reader.roles.some((role) => sharedRoles.includes(role));
}

/** Whether somebody may change, share, schedule or delete a report: its author while he may edit, and who manages them. */
export const mayChange = ({ authorId }: Owned, { id, mayRead, mayEdit, mayManage }: Reader): boolean =>
  mayRead && (mayManage || (mayEdit && authorId === id));

const EVERYWHERE = '*';

/** The stores that frozen numbers are about, as one word: nobody gets numbers of a reach that is not his. */
export const sightKey = (stores: readonly string[] | null): string =>
  stores === null ? EVERYWHERE : stores.toSorted().join(',');

/** Whether numbers that were frozen for some stores may still be seen by somebody who sees these now. */
export function coversSight(frozen: string, stores: readonly string[] | null): boolean {
  if (stores === null) return true;
  if (frozen === EVERYWHERE) return false;
  return frozen.split(',').every((code) => code === '' || stores.includes(code));
}
