import type { DrawRow } from '../store/draws';

/** A member wants to draw; the key names the ask, so that a repeat gets the first draw (4.F, 4.L). */
export type DrawAsk = {
  readonly memberId: string;
  readonly game: string;
  readonly key: string;
  readonly pay: 'chance' | 'points';
  /** The version whose odds and price he was shown; another one that is in force now must be shown first. */
  readonly version: number;
  readonly from: { readonly ip?: string | null; readonly userAgent?: string | null };
};

/** What came of it, or the first one again. */
export type DrawAnswer = { readonly isRepeat: boolean; readonly draw: DrawRow };

/** The place of a draw by its key. */
export const drawName = (one: { readonly memberId: string; readonly game: string; readonly drawKey: string }): string =>
  `${one.memberId}|${one.game}|${one.drawKey}`;

/** The place of a member's figures of a game. */
export const pairName = (one: { readonly memberId: string; readonly game: string }): string =>
  `${one.memberId}|${one.game}`;
