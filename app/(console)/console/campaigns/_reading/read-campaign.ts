import 'server-only';
import { notFound } from 'next/navigation';
import { type CampaignPage, campaignPage } from '@/lib/campaigns';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';

/** One campaign with everything about it; a code that nobody knows is no page. */
export async function readCampaign(code: string): Promise<CampaignPage> {
  try {
    return await ask(campaignPage, { code });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
