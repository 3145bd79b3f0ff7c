import type { GrantSource } from '../rules/give-on';
import type { GrantRow } from '../store/grants';

/** Somebody or something asks for a benefit for a member; the key makes it come once (4.F). */
export type GrantAsk = {
  readonly memberId: string;
  readonly benefit: string;
  readonly source: GrantSource;
  readonly key: string;
  /** The instant for which it is given: the scheduled one of a job, whenever it runs (4.H). */
  readonly at: Date;
  /** The level by which it is given, when that is not the one held then: a level entered or passed. */
  readonly level?: string;
  readonly times?: number | null;
  readonly note?: string;
};

/** What is asked for many members in the same words. */
export type SharedAsk = Omit<GrantAsk, 'memberId' | 'level' | 'times'>;

/** The grant that came of it, or the first one again. */
export type GrantAnswer = { readonly isRepeat: boolean; readonly grant: GrantRow };
