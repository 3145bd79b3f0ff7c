import type { LocalDate } from '@/lib/kernel/day';

/** A to-do or an alert that somebody has. */
export type Held = { readonly staffId: string; readonly byId: string; readonly dueOn: LocalDate | null };

/** Whether what somebody has is late: its day is over. */
export const isLate = ({ dueOn }: Pick<Held, 'dueOn'>, today: LocalDate): boolean => dueOn !== null && dueOn < today;

/** Whether this person may say that it is done: whoever has it, or whoever gave it. */
export const mayFinish = ({ staffId, byId }: Held, who: string): boolean => staffId === who || byId === who;
