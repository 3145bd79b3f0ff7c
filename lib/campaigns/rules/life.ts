/** What is kept of where a campaign stands; the rest is what the time makes of it. */
export const STATES = ['draft', 'approved', 'paused', 'ended', 'archived'] as const;

/** One of them. */
export type State = (typeof STATES)[number];

/** What a campaign is to people at an instant (4.M). */
export const PHASES = ['draft', 'submitted', 'scheduled', 'warming', 'running', 'paused', 'ended', 'archived'] as const;

/** One of them. */
export type Phase = (typeof PHASES)[number];

/** What people do with a campaign; its time does the rest. */
export const ACTS = ['submit', 'withdraw', 'approve', 'pause', 'resume', 'end', 'archive'] as const;

/** One of them. */
export type Act = (typeof ACTS)[number];

/** The time of the approved revision, half-open (4.H). */
export type Window = { readonly warmsAt: Date; readonly startsAt: Date; readonly endsAt: Date };

/** What a campaign's standing rests on: what is kept, its window, and whether a revision waits for a second person. */
export type Standing = { readonly state: State; readonly window: Window | null; readonly isWaiting: boolean };

/** What a campaign is at the instant: its time is a condition, no job makes it so (4.H). */
export function phaseAt({ state, window, isWaiting }: Standing, now: Date): Phase {
  if (state === 'ended' || state === 'archived') return state;
  if (state === 'draft' || window === null) return isWaiting ? 'submitted' : 'draft';
  if (window.endsAt <= now) return 'ended';
  if (state === 'paused') return 'paused';
  if (now < window.warmsAt) return 'scheduled';
  return now < window.startsAt ? 'warming' : 'running';
}

/** What an act makes of what is kept; a live campaign stays what it is while its next revision is looked at. */
export type Verdict =
  | { readonly is: 'moved'; readonly state: State }
  | { readonly is: 'refused'; readonly code: string };

const LIVE: readonly Phase[] = ['scheduled', 'warming', 'running', 'paused'];

/** From which phases an act leads on, where to (`same`: what is kept stays), and what is said elsewhere. */
type Rule = {
  readonly from: readonly Phase[];
  readonly to: State | 'same';
  /** Whether a submitted revision must wait for it, or must not; null: whether or not. */
  readonly needsWaiting: boolean | null;
  readonly no: Readonly<Partial<Record<Phase, string>>> & { readonly otherwise: string };
};

const RULES: Readonly<Record<Act, Rule>> = {
  submit: { from: ['draft', ...LIVE], to: 'same', needsWaiting: false, no: { otherwise: 'campaign_over' } },
  withdraw: { from: PHASES, to: 'same', needsWaiting: true, no: { otherwise: 'campaign_over' } },
  approve: { from: ['submitted', ...LIVE], to: 'approved', needsWaiting: true, no: { otherwise: 'campaign_over' } },
  pause: {
    from: ['scheduled', 'warming', 'running'],
    to: 'paused',
    needsWaiting: null,
    no: { paused: 'campaign_paused', otherwise: 'campaign_not_live' },
  },
  resume: { from: ['paused'], to: 'approved', needsWaiting: null, no: { otherwise: 'campaign_not_paused' } },
  end: {
    from: LIVE,
    to: 'ended',
    needsWaiting: null,
    no: { ended: 'campaign_over', archived: 'campaign_over', otherwise: 'campaign_not_live' },
  },
  archive: { from: ['draft', 'ended'], to: 'archived', needsWaiting: null, no: { otherwise: 'campaign_not_over' } },
};

/** Whether an act is allowed now, and what it makes of the campaign (4.M, S0-5.4). */
export function decideAct(standing: Standing, act: Act, now: Date): Verdict {
  const { from, to, needsWaiting, no } = RULES[act];
  const { state, isWaiting } = standing;
  const phase = phaseAt(standing, now);
  const refuse = (code: string): Verdict => ({ is: 'refused', code });
  if (needsWaiting !== null && needsWaiting !== isWaiting)
    return refuse(isWaiting ? 'campaign_waits' : 'campaign_not_submitted');
  if (!from.includes(phase)) return refuse(no[phase] ?? no.otherwise);
  // A campaign that rests goes on resting with its next revision.
  const isSame = to === 'same' || (act === 'approve' && phase === 'paused');
  return { is: 'moved', state: isSame ? state : to };
}

/** What may be done now, for the buttons of a page. */
export const actsAt = (standing: Standing, now: Date): readonly Act[] =>
  ACTS.filter((act) => decideAct(standing, act, now).is === 'moved');
