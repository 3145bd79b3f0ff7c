import type { CouponCandidate } from '@/lib/coupons';
import type { DeskEffect } from './rules/at-desk';

const DOES: Readonly<Record<CouponCandidate['effect']['layer'], DeskEffect['does']>> = {
  coupon: 'off',
  freight: 'freight',
  gift: 'gift',
};

/** What a coupon does, as the desk says and computes it. */
export function effectAtDesk({ layer, params, max }: CouponCandidate['effect']): DeskEffect {
  const number = (name: string) => (typeof params[name] === 'number' ? (params[name] as number) : null);
  const rateBp = number('rateBp');
  const does = layer === 'coupon' && rateBp !== null ? 'rate' : DOES[layer];
  return { does, from: number('from') ?? 0, off: number('off'), rateBp, max };
}
