import 'server-only';
import { createTranslator } from 'next-intl';
import { z } from 'zod';
import { endDate, faceOf } from '@/components/coupons/ticket-words';
import type { CouponSay } from '@/components/coupons/words';
import { couponsToCarry } from '@/lib/coupons';
import { issuePass } from '@/lib/desk';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { memberById } from '@/lib/members';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { query } from '@/lib/platform/query';
import type { Carried } from '../_offline/carried';
import { couponWordsIn } from './coupon-words';

const COUPONS_MAX = 50;

/** What whoever is signed in carries for when there is no net: his usable coupons with their codes, and a pass of two minutes. */
export const carriedQuery = query({
  can: 'self',
  input: z.object({}),
  run: async ({ db, actor, now, locale }): Promise<Carried> => {
    const memberId = 'id' in actor ? actor.id : '';
    const [profile, { views, more }] = await Promise.all([
      memberById(db, memberId),
      couponsToCarry(db, memberId, { limit: COUPONS_MAX, now }),
    ]);
    const { status, code } = must(profile, `session of unknown member ${memberId}`);
    const t = createTranslator({ locale, messages: messagesOf(locale) }) as unknown as CouponSay;
    const words = await couponWordsIn(
      locale,
      t,
      views.map(({ terms }) => terms),
    );
    return {
      asOf: now.toISOString(),
      locale,
      zone: words.zone,
      memberNumber: code,
      pass: status === 'frozen' ? null : await issuePass(db, memberId, now),
      coupons: views.map(({ copy, terms }) => ({
        id: publicId('coupon', copy.id),
        face: faceOf(terms, words),
        when: words.t('wallet.until', { date: endDate(copy.endsAt, words) }),
        endsAt: copy.endsAt.toISOString(),
        code: copy.code ?? '',
      })),
      more,
    };
  },
});
