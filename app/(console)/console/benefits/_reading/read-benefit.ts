import 'server-only';
import { notFound } from 'next/navigation';
import { type BenefitPage, benefitPage } from '@/lib/benefits';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';

/** Which of its holders are asked for: one member, or a page. */
export type HoldersQuery = { readonly member?: string; readonly at?: string };

/** One benefit with everything about it; a code that nobody knows is no page. */
export async function readBenefit(code: string, holders: HoldersQuery = {}): Promise<BenefitPage> {
  try {
    return await ask(benefitPage, { code, ...holders });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
