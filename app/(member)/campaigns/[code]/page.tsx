import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { memberCampaign } from '@/lib/campaigns';
import { CampaignCode } from '@/lib/campaigns/schema';
import { pageNow, reader } from '@/lib/platform/reading';
import { PanelSkeleton } from '../../_components/skeletons';
import { requireMember } from '../../_reading/member';
import { gameWords } from '../../activities/_reading/game-words';
import { CampaignPanel } from './_components/campaign-panel';

type Params = { readonly params: Promise<{ readonly code: string }> };

/** The title of the page of one campaign. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activities'))('title') };
}

export default async function CampaignPage({ params }: Params) {
  const { code } = await params;
  return (
    <Suspense fallback={<PanelSkeleton className="after-pause h-96" />}>
      <Campaign code={code} />
    </Suspense>
  );
}

async function Campaign({ code }: { readonly code: string }) {
  const memberId = await requireMember(`/campaigns/${code}`);
  if (!CampaignCode.safeParse(code).success) notFound();
  const now = pageNow();
  const [words, campaign] = await Promise.all([gameWords(), memberCampaign(reader(), memberId, code, now)]);
  if (campaign === null) notFound();
  return (
    <>
      <MemberTop title={words.pick(campaign.terms.name)} back="/activities" />
      <CampaignPanel campaign={campaign} words={words} now={now} />
    </>
  );
}
