import { reviewFile } from '@/app/(console)/console/campaigns/_reading/review-file';

/** The review of a campaign as a file that spreadsheets read, for whoever may read it (S0-5.5). */
export async function GET(_: Request, { params }: { readonly params: Promise<{ readonly code: string }> }) {
  return reviewFile((await params).code);
}
