import { assert } from './assert';

/** What points are worth and how many may pay for a part of an order (4.A.8). */
export type TenderTerms = {
  /** So many points are worth so many fen. */
  readonly worth: { readonly points: number; readonly fen: number };
  readonly step: number;
  readonly shareBp: number;
  /** Most points on one order; null: no limit of its own. */
  readonly orderMax: number | null;
  /** What must be left to pay in money, where a payment channel takes no zero. */
  readonly leaveFen: number;
};

/** What held the points down: owed points, the share of the order, its maximum, what is available, or the step. */
export type TenderLimit = {
  readonly code: 'debt' | 'share' | 'order_max' | 'available' | 'step';
  readonly points: number;
};

/** How many points pay how much of an order, and what held them down. */
export type Tender = {
  readonly points: number;
  /** The money that the points stand for, in fen. */
  readonly fen: number;
  /** The most that could be used if more were wanted. */
  readonly pointsMax: number;
  readonly limits: readonly TenderLimit[];
};

type Asked = {
  readonly payable: number;
  /** Null: as many as may be. */
  readonly wanted: number | null;
  readonly available: number;
  readonly debt: number;
};

const WHOLE_BP = 10_000;

/**
 * How many points may pay for a part of what is payable: whole steps, at most a share of it, at most so many on one
 * order, at most what is available. What is too much is clamped, never refused; the rest to pay is never below zero (4.A.8).
 */
export function decideTender({ payable, wanted, available, debt }: Asked, terms: TenderTerms): Tender {
  assert(Number.isSafeInteger(payable) && payable >= 0, `tender on ${payable}`);
  const { worth, step, shareBp, orderMax, leaveFen } = terms;
  const share = Number((BigInt(payable) * BigInt(shareBp)) / BigInt(WHOLE_BP));
  const fenMax = Math.max(0, Math.min(share, payable - leaveFen));
  const byShare = Number((BigInt(fenMax) * BigInt(worth.points)) / BigInt(worth.fen));
  const limits: TenderLimit[] = [
    ...(debt > 0 ? [{ code: 'debt' as const, points: 0 }] : []),
    { code: 'share', points: byShare },
    ...(orderMax === null ? [] : [{ code: 'order_max' as const, points: orderMax }]),
    { code: 'available', points: available },
  ];
  const tightest = Math.min(...limits.map(({ points }) => points));
  const pointsMax = wholeSteps(tightest, step);
  const points = wholeSteps(Math.min(pointsMax, wanted ?? pointsMax), step);
  const felt = limits.filter((limit) => limit.points === tightest && tightest < (wanted ?? Number.POSITIVE_INFINITY));
  const isStepped = wanted !== null && wanted <= pointsMax && points < wanted;
  return {
    points,
    fen: Number((BigInt(points) * BigInt(worth.fen)) / BigInt(worth.points)),
    pointsMax,
    limits: isStepped ? [...felt, { code: 'step', points: step }] : felt,
  };
}

const wholeSteps = (points: number, step: number): number => Math.floor(points / step) * step;
