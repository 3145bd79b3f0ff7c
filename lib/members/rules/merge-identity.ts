/** The profile fields that a merge may keep or take. */
export const PICKED = ['name', 'gender', 'birthday', 'mobile', 'email', 'region', 'storeCode'] as const;

/** One profile field that a merge decides about. */
export type Picked = (typeof PICKED)[number];

/** For each field whose value goes on: the survivor's is kept, or the other's taken. */
export type Picks = { readonly [field in Picked]?: 'kept' | 'taken' };

/** The columns of a member that a merge changes; personal values sealed. */
export type Person = {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly gender: string | null;
  readonly birthday: string | null;
  readonly birthMonth: number | null;
  readonly mobile: string | null;
  readonly mobileLast4: string | null;
  readonly email: string | null;
  readonly emailHash: string | null;
  readonly region: string | null;
  readonly storeCode: string | null;
  readonly inviterId: string | null;
  readonly passwordHash: string | null;
  readonly registeredAt: Date;
};

/** What hangs together: a field with the columns by which it is found. */
const COLUMNS: Readonly<Record<Picked, readonly (keyof Person)[]>> = {
  name: ['name'],
  gender: ['gender'],
  birthday: ['birthday', 'birthMonth'],
  mobile: ['mobile', 'mobileLast4'],
  email: ['email', 'emailHash'],
  region: ['region'],
  storeCode: ['storeCode'],
};

/** Which of two values goes on: the one that was picked, else the survivor's when there is one. */
export const pickOf = (to: Person, from: Person, picks: Picks, field: Picked): 'kept' | 'taken' =>
  from[field] === null ? 'kept' : (picks[field] ?? (to[field] === null ? 'taken' : 'kept'));

/**
 * The survivor after a merge (N13): each profile field kept or taken, nothing lost that only one had. He is a member since
 * the earlier of the two days, so that nobody is new twice; his own password stays, and he is nobody's invitation of his
 * own.
 */
export function mergePerson(
  to: Person & { readonly id: string },
  from: Person & { readonly id: string },
  picks: Picks,
): Person {
  const taken = PICKED.filter((field) => pickOf(to, from, picks, field) === 'taken').flatMap((field) => COLUMNS[field]);
  const inviterId = to.inviterId === from.id ? null : to.inviterId;
  return {
    ...to,
    ...Object.fromEntries(taken.map((column) => [column, from[column]])),
    externalId: to.externalId ?? from.externalId,
    inviterId: inviterId ?? (from.inviterId === to.id ? null : from.inviterId),
    registeredAt: from.registeredAt < to.registeredAt ? from.registeredAt : to.registeredAt,
  };
}

/** The absorbed member's own row: found by nothing but its id, and nobody signs in with it. */
export const hiddenPerson = (from: Person): Person => ({
  ...from,
  name: null,
  mobileLast4: null,
  emailHash: null,
  passwordHash: null,
});
