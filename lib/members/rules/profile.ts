import type { LocalDate } from '@/lib/kernel/day';
import type { Profile } from './profile-input';

/** The age from which somebody speaks for himself; younger ones need a guardian (4.K). */
export const OWN_AGE = 14;

const AGE_MAX = 130;

/** What stands, and what limits a change of it. */
export type ProfileStanding = {
  readonly profile: Profile;
  /** How often he gave another birthday than the one that stood, and how often he may. */
  readonly birthdayChanges: number;
  readonly birthdayChangesMax: number;
  /** The stores that a member may choose: those that are open. */
  readonly stores: readonly string[];
  /** The local day of the program. */
  readonly today: LocalDate;
};

/** What becomes of a change: the fields that are new, or why not. */
export type ProfileDecision =
  | { readonly allowed: true; readonly fields: readonly (keyof Profile)[]; readonly countsBirthday: boolean }
  | {
      readonly allowed: false;
      readonly code: 'birthday_fixed' | 'birthday_wrong' | 'guardian_needed' | 'store_not_open';
    };

const FIELDS = ['name', 'gender', 'birthday', 'email', 'region', 'storeCode'] as const satisfies (keyof Profile)[];

/**
 * Decides a member's change of his own profile (4.K). A birthday is given once freely; another one, or none, counts
 * against the limit, since gifts follow it (4.L). Who is under fourteen by it needs a guardian.
 */
export function decideProfile(standing: ProfileStanding, next: Profile): ProfileDecision {
  const { profile, birthdayChanges, birthdayChangesMax, stores, today } = standing;
  const fields = FIELDS.filter((field) => profile[field] !== next[field]);
  const countsBirthday = fields.includes('birthday') && profile.birthday !== null;
  if (countsBirthday && birthdayChanges >= birthdayChangesMax) return { allowed: false, code: 'birthday_fixed' };
  if (fields.includes('birthday') && next.birthday !== null) {
    if (!isBirthdayPossible(next.birthday, today)) return { allowed: false, code: 'birthday_wrong' };
    if (needsGuardian(next.birthday, today)) return { allowed: false, code: 'guardian_needed' };
  }
  if (fields.includes('storeCode') && next.storeCode !== null && !stores.includes(next.storeCode))
    return { allowed: false, code: 'store_not_open' };
  return { allowed: true, fields, countsBirthday };
}

/** Whether somebody who is there today can have been born on a day: not in the future, nor longer ago than anybody lives. */
export function isBirthdayPossible(birthday: LocalDate, today: LocalDate): boolean {
  const age = ageAt(birthday, today);
  return age >= 0 && age <= AGE_MAX;
}

/** Whether whoever was born on a day does not speak for himself yet: a guardian has to agree (4.K). */
export const needsGuardian = (birthday: LocalDate, today: LocalDate): boolean => ageAt(birthday, today) < OWN_AGE;

/** Whole years from one local day to another; below zero when the first is still to come. */
function ageAt(birthday: LocalDate, today: LocalDate): number {
  if (birthday > today) return -1;
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return today.slice(5) < birthday.slice(5) ? years - 1 : years;
}
