import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { type Quoted, sayOffer, sayRefusal } from '@/lib/pricing';
import type { Asked } from '../problem';
import type { Shown } from '../route';
import { At, idOf, nameIn } from './shared';

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const Discounts = z.array(z.object({ offer: z.string(), amount: z.int() }));

/** Of offers that are a member's coupon: the code by which he calls it. */
const coupon = z.object({ id: idOf('coupon'), code: z.string().nullable() }).nullable();

const Applied = z.object({
  offer: z.string(),
  coupon,
  version: z.int(),
  name: z.string(),
  message: z.string(),
  layer: z.enum(['unit', 'line', 'order', 'coupon', 'tender', 'freight', 'gift', 'earn']),
  desired: z.int(),
  granted: z.int(),
  trims: z.array(z.object({ by: z.enum(['offer_max', 'order_max', 'floor', 'net', 'stock']), cut: z.int() })),
});

const Refused = z.object({
  offer: z.string(),
  coupon,
  version: z.int(),
  name: z.string(),
  code: z.string(),
  facts: Facts,
  message: z.string(),
  voices: z.object({ buyer: z.string(), clerk: z.string(), auditor: z.string() }),
});

/** What a cart costs, and why. */
export const QuoteAnswer = z
  .object({
    quoteId: idOf('quote'),
    at: At,
    lines: z.array(
      z.object({
        id: z.string(),
        list: z.int(),
        net: z.int(),
        discounts: Discounts,
        units: z.array(z.object({ list: z.int(), net: z.int(), discounts: Discounts })),
        points: z.int(),
      }),
    ),
    totals: z.object({
      list: z.int(),
      goods: z.int(),
      discount: z.int(),
      pointsTender: z.int(),
      freight: z.int(),
      payable: z.int(),
    }),
    tender: z.object({
      points: z.int(),
      pointsMax: z.int(),
      limits: z.array(z.object({ code: z.string(), points: z.int() })),
    }),
    offers: z.object({ applied: z.array(Applied), refused: z.array(Refused) }),
    gifts: z.array(
      z.object({
        offer: z.string(),
        type: z.enum(['goods', 'coupon', 'points', 'membership_days']),
        of: z.string().nullable(),
        quantity: z.int(),
      }),
    ),
    earn: z
      .object({
        points: z.int(),
        growth: z.int(),
        desired: z.int(),
        cuts: z.array(z.object({ cap: z.string(), period: z.string(), limit: z.int(), used: z.int(), cut: z.int() })),
      })
      .nullable(),
  })
  .meta({
    id: 'Quote',
    description:
      'Σ of a line’s discounts is `list` − `net`; `goods` is Σ net; `payable` is `goods` − `pointsTender` + `freight`. Every offer is applied or refused.',
  });

/** Presents a quote in the caller's language; what each unit bears is what a refund of it pays back. */
export function presentQuote({ quoteId, at, priced, offers, coupons }: Quoted, { locale }: Asked): Shown {
  const { lines, applied, refused, totals, tender, gifts, earn } = priced;
  const told = (id: string) => {
    const offer = offers.get(id);
    return { name: offer === undefined ? id : nameIn(offer.name, locale), offer };
  };
  const couponOf = (id: string) => {
    const code = coupons.get(id);
    return code === undefined ? null : { id, code };
  };
  const body: z.output<typeof QuoteAnswer> = {
    quoteId: publicId('quote', quoteId),
    at: at.toISOString(),
    lines: lines.map(({ units, discounts, sku: _, category: __, brand: ___, ...line }) => ({
      ...line,
      discounts: [...discounts],
      units: units.map(({ list, net, shares }) => ({ list, net, discounts: [...shares] })),
    })),
    totals,
    tender: { points: tender.points, pointsMax: tender.pointsMax, limits: [...tender.limits] },
    offers: {
      applied: applied.map(({ offer: id, version, layer, desired, granted, trims }) => {
        const { name, offer } = told(id);
        const message = offer === undefined ? id : sayOffer(offer, locale);
        return { offer: id, coupon: couponOf(id), version, name, message, layer, desired, granted, trims: [...trims] };
      }),
      refused: refused.map((one) => {
        const say = (voice: 'buyer' | 'clerk' | 'auditor') => sayRefusal(one, voice, locale);
        const voices = { buyer: say('buyer'), clerk: say('clerk'), auditor: say('auditor') };
        const { offer, version, code, facts } = one;
        return {
          offer,
          coupon: couponOf(offer),
          version,
          name: told(offer).name,
          code,
          facts,
          message: voices.buyer,
          voices,
        };
      }),
    },
    gifts: [...gifts],
    earn:
      earn === null
        ? null
        : {
            points: earn.points.granted,
            growth: earn.growth,
            desired: earn.points.desired,
            cuts: [...earn.points.cuts],
          },
  };
  return { status: 200, body };
}
