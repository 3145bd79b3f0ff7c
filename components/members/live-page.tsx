'use client';
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';

const EVERY_MS = 15_000;
const PULSE = ['pulse'];

/**
 * Keeps a page true while it is looked at: asks for the member's pulse now and then, when somebody comes back to the
 * page and when the network is back, and lets the server draw the page again when it has changed. Sentences stay where
 * they are made; what rolls up or celebrates sees its new figures.
 */
export function LivePage({ stamp }: { readonly stamp: string }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Pulse stamp={stamp} />
    </QueryClientProvider>
  );
}

function Pulse({ stamp }: { readonly stamp: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const [, start] = useTransition();
  const { data } = useQuery({
    queryKey: PULSE,
    queryFn: readPulse,
    initialData: stamp,
    staleTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: 'always',
    refetchInterval: EVERY_MS,
    retry: false,
  });
  // What the server has drawn is what is known from then on.
  useEffect(() => {
    client.setQueryData(PULSE, stamp);
  }, [client, stamp]);
  useEffect(() => {
    if (data !== client.getQueryData(PULSE) || data === stamp) return;
    start(() => router.refresh());
  }, [data, stamp, client, router]);
  return null;
}

async function readPulse({ signal }: { readonly signal: AbortSignal }): Promise<string> {
  const response = await fetch('/api/member/pulse', { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`pulse ${response.status}`);
  return ((await response.json()) as { readonly stamp: string }).stamp;
}
