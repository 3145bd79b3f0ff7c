import { reportFile } from '@/app/(console)/console/reports/_reading/file';

/** A run as it was delivered to the reader, as a file, on record (S0-6.4). */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly run: string }> }) {
  const { run } = await params;
  return reportFile({ kind: 'run', id: run }, new URL(request.url).searchParams.get('format'));
}
