import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { ownCoupon } from '@/lib/coupons';
import { parseId } from '@/lib/kernel/id';
import { pageNow, reader } from '@/lib/platform/reading';
import { PanelSkeleton } from '../../_components/skeletons';
import { couponWords } from '../../_reading/coupon-words';
import { requireMember } from '../../_reading/member';
import { CouponCode } from '../_components/coupon-code';
import { CouponFacts } from '../_components/coupon-facts';
import { OwnTicket } from '../_components/own-ticket';

/** The title of the page of one coupon. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wallet'))('one') };
}

export default async function CouponPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const t = await getTranslations('wallet');
  return (
    <>
      <MemberTop title={t('one')} back="/coupons" />
      <Suspense fallback={<PanelSkeleton className="after-pause h-96" />}>
        <Coupon params={params} />
      </Suspense>
    </>
  );
}

async function Coupon({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  const memberId = await requireMember(`/coupons/${id}`);
  const couponId = parseId('coupon', id);
  const now = pageNow();
  // Somebody else's coupon is not there, just like one that never was.
  const view = couponId === null ? null : await ownCoupon(reader(), memberId, couponId, now);
  if (view === null) notFound();
  const words = await couponWords([view.terms]);
  return (
    <div className="grid gap-3">
      <ul>
        <OwnTicket view={view} now={now} words={words} />
      </ul>
      {view.state === 'CLAIMED' ? (
        <CouponCode code={view.copy.code ?? ''} isStarted={view.copy.startsAt <= now} />
      ) : null}
      <CouponFacts view={view} words={words} />
    </div>
  );
}
