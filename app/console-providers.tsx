'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { Toaster } from '@/components/ui/toast';
import { newQueryClient } from './providers';

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
