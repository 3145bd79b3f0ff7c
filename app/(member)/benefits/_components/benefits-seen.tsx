'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { benefitsSeen } from '@/lib/benefits/actions';

const SEEN_MAX = 200;

/** Tells the server that its reader has seen what is news on this page; the dots that lead here go out. */
export function BenefitsSeen({ grants }: { readonly grants: readonly string[] }) {
  const router = useRouter();
  const news = grants.slice(0, SEEN_MAX).join(' ');
  useEffect(() => {
    if (news === '') return;
    benefitsSeen({ grants: news.split(' ') })
      .then((answer) => answer.ok && router.refresh())
      .catch(() => undefined);
  }, [news, router]);
  return null;
}
