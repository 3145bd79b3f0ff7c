import type { Play } from './rules/play';

/** What a campaign is for (S0-5.2). */
export const GOALS = ['acquire', 'activate', 'retain', 'ticket', 'clear'] as const;

/** One of them. */
export type Goal = (typeof GOALS)[number];

/** What a campaign may be made of. */
export const SORTS = ['offer', 'batch', 'benefit', 'task', 'game'] as const;

/** One of them. */
export type Sort = (typeof SORTS)[number];

/** How members come to what it gives: they buy, claim, join, bring somebody, check in, do something, draw, are who they are, or come to be it. */
export const TRIGGERS = ['buy', 'claim', 'join', 'invite', 'check_in', 'act', 'draw', 'hold', 'enter'] as const;

/** One of them. */
export type Trigger = (typeof TRIGGERS)[number];

/** What a template asks to be there: a part of one of some sorts, of one of some kinds where it matters. */
export type Need = { readonly sorts: readonly Sort[]; readonly kinds?: readonly string[] };

/** A type of campaign (S0-5.1): a template over the same parts. */
export type CampaignKind = {
  readonly code: string;
  /** The group in which it is offered. */
  readonly group: 'calendar' | 'flash' | 'spend' | 'bundle' | 'member' | 'acquire' | 'retain' | 'play';
  readonly goal: Goal;
  readonly trigger: Trigger;
  /** For how many local days it runs, and warms up before, unless somebody says otherwise. */
  readonly days: number;
  readonly warmDays: number;
  readonly needs: readonly Need[];
  readonly name: { readonly zh: string; readonly en: string };
  readonly copy: { readonly zh: string; readonly en: string };
  /** Of a ready plan: how it is filled in from the program's numbers (S3-7, S4-4.2). */
  readonly play?: Play;
};

/** Declares a type of campaign. */
export const campaignKind = (definition: CampaignKind): CampaignKind => definition;
