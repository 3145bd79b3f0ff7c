import 'server-only';
import { notFound } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';
import { ask } from '@/lib/platform/route';
import { type OfferStory, offerStory } from '@/lib/pricing';

/** One offer with its versions; nobody's code is no page. */
export async function readOffer(code: string): Promise<OfferStory> {
  try {
    return await ask(offerStory, { code });
  } catch (error) {
    if (isRefusal(error) && error.code === 'offer_not_found') notFound();
    throw error;
  }
}
