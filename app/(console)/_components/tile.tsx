'use client';
import { catchError, type ErrorInfo } from 'next/error';
import { Card } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';

/** A part of a page that loads and fails alone: what fails in it leaves the rest on screen, with a way to try again. */
export const Tile = catchError(Trouble);

function Trouble(_: object, { error, retry }: ErrorInfo) {
  const digest = (error as { readonly digest?: string }).digest;
  return (
    <Card>
      <ErrorState compact requestId={digest ?? null} onRetry={retry} />
    </Card>
  );
}
