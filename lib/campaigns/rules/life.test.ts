import { describe, expect, test } from 'vitest';
import { ACTS, type Act, actsAt, decideAct, PHASES, type Phase, phaseAt, type Standing } from './life';

const at = (iso: string) => new Date(`2026-11-${iso}T00:00:00Z`);
const window = { warmsAt: at('10'), startsAt: at('12'), endsAt: at('20') };
const NOW: Readonly<Record<string, Date>> = {
  scheduled: at('09'),
  warming: at('11'),
  running: at('15'),
  over: at('20'),
};

/** A campaign in each phase, with the moment at which it is in it. */
const IN: Readonly<Record<Phase, readonly [Standing, Date]>> = {
  draft: [{ state: 'draft', window: null, isWaiting: false }, at('01')],
  submitted: [{ state: 'draft', window: null, isWaiting: true }, at('01')],
  scheduled: [{ state: 'approved', window, isWaiting: false }, at('09')],
  warming: [{ state: 'approved', window, isWaiting: false }, at('11')],
  running: [{ state: 'approved', window, isWaiting: false }, at('15')],
  paused: [{ state: 'paused', window, isWaiting: false }, at('15')],
  ended: [{ state: 'ended', window, isWaiting: false }, at('15')],
  archived: [{ state: 'archived', window, isWaiting: false }, at('25')],
};

// What each act comes to in each phase: what is kept then, or the code why not. Every pair stands here.
const TABLE: Readonly<Record<Phase, Readonly<Record<Act, string>>>> = {
  draft: {
    submit: 'draft',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'campaign_not_live',
    resume: 'campaign_not_paused',
    end: 'campaign_not_live',
    archive: 'archived',
  },
  submitted: {
    submit: 'campaign_waits',
    withdraw: 'draft',
    approve: 'approved',
    pause: 'campaign_not_live',
    resume: 'campaign_not_paused',
    end: 'campaign_not_live',
    archive: 'campaign_not_over',
  },
  scheduled: {
    submit: 'approved',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'paused',
    resume: 'campaign_not_paused',
    end: 'ended',
    archive: 'campaign_not_over',
  },
  warming: {
    submit: 'approved',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'paused',
    resume: 'campaign_not_paused',
    end: 'ended',
    archive: 'campaign_not_over',
  },
  running: {
    submit: 'approved',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'paused',
    resume: 'campaign_not_paused',
    end: 'ended',
    archive: 'campaign_not_over',
  },
  paused: {
    submit: 'paused',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'campaign_paused',
    resume: 'approved',
    end: 'ended',
    archive: 'campaign_not_over',
  },
  ended: {
    submit: 'campaign_over',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'campaign_not_live',
    resume: 'campaign_not_paused',
    end: 'campaign_over',
    archive: 'archived',
  },
  archived: {
    submit: 'campaign_over',
    withdraw: 'campaign_not_submitted',
    approve: 'campaign_not_submitted',
    pause: 'campaign_not_live',
    resume: 'campaign_not_paused',
    end: 'campaign_over',
    archive: 'campaign_not_over',
  },
};

const told = ([standing, now]: readonly [Standing, Date], act: Act): string => {
  const verdict = decideAct(standing, act, now);
  return verdict.is === 'moved' ? verdict.state : verdict.code;
};

describe.each(PHASES)('a campaign that is %s', (phase) => {
  test('is in that phase at its moment', () => {
    expect(phaseAt(...IN[phase])).toBe(phase);
  });

  test.each(ACTS)('answers to %s as the table says', (act) => {
    expect(told(IN[phase], act)).toBe(TABLE[phase][act]);
  });

  test('offers exactly the acts that it would allow', () => {
    const allowed = ACTS.filter((act) => !TABLE[phase][act].startsWith('campaign_'));
    expect(actsAt(...IN[phase])).toEqual(allowed);
  });
});

test.each(['scheduled', 'warming', 'running', 'paused'] as const)(
  'the next revision of one that is %s waits beside it, and its approval leaves it what it is',
  (phase) => {
    const [standing, now] = IN[phase];
    const waiting = { ...standing, isWaiting: true };
    expect(phaseAt(waiting, now)).toBe(phase);
    expect(told([waiting, now], 'submit')).toBe('campaign_waits');
    expect(told([waiting, now], 'withdraw')).toBe(standing.state);
    expect(told([waiting, now], 'approve')).toBe(phase === 'paused' ? 'paused' : 'approved');
  },
);

test('its time is half-open: it begins with its first instant and is over with its end, paused or not', () => {
  const live = { state: 'approved', window, isWaiting: false } as const;
  expect(phaseAt(live, window.warmsAt)).toBe('warming');
  expect(phaseAt(live, window.startsAt)).toBe('running');
  expect(phaseAt(live, new Date(window.endsAt.getTime() - 1))).toBe('running');
  expect(phaseAt(live, NOW.over ?? window.endsAt)).toBe('ended');
  expect(phaseAt({ ...live, state: 'paused' }, window.endsAt)).toBe('ended');
});

test('what is over never comes back, whatever is done with it', () => {
  for (const now of [at('01'), at('15'), at('25')])
    for (const isWaiting of [true, false])
      for (const act of ACTS.filter((one) => one !== 'withdraw' && one !== 'archive'))
        expect(decideAct({ state: 'ended', window, isWaiting }, act, now).is).toBe('refused');
});
