'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { Toaster } from '@/components/ui/toast';

/** What console pages need in the browser: cached requests, state in the address, notices, and no style elements that the policy refuses. */
export function ConsoleProviders({ children }: { readonly children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <CSPProvider disableStyleElements>
      <NuqsAdapter>
        <QueryClientProvider client={client}>
          {children}
          <Toaster />
        </QueryClientProvider>
      </NuqsAdapter>
    </CSPProvider>
  );
}

/** One cache per browser: fresh for 30 s, kept on screen while it is fetched again, retried once. */
function newQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } });
}
