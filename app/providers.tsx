import type { ReactNode } from 'react';
import { Toaster } from '@/components/ui/toast';

/** What member pages need in the browser: notices. Requests are not cached there: pages are read on the server. */
export function MemberProviders({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <Toaster />
    </>
  );
}
