import { askedOf } from '@/app/(console)/console/reports/_reading/address';
import { reportFile } from '@/app/(console)/console/reports/_reading/file';

/** A report of the gallery as a file that spreadsheets read, for whoever may read it (S0-6.4). */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly report: string }> }) {
  const { report } = await params;
  const search = new URL(request.url).searchParams;
  const ask = { report, ...askedOf(Object.fromEntries(search)) } as { readonly report: string };
  return reportFile({ kind: 'gallery', ask }, search.get('format'));
}
