import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { isShown, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import type { Permission } from '@/lib/kernel/permission';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../(console)/_components/guarded';
import { Tile } from '../../../(console)/_components/tile';
import type { BenchAddress } from '../../../(console)/console/_bench/address';
import { WallBar } from './_components/wall-bar';
import { WallCampaigns } from './_components/wall-campaigns';
import { WallKpis } from './_components/wall-kpis';
import { WallWork } from './_components/wall-work';

type Props = { readonly searchParams: Promise<BenchAddress> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workbench.wall'))('title') };
}

export default async function WallPage({ searchParams }: Props) {
  const [t, asked] = await Promise.all([getTranslations('workbench.wall'), searchParams]);
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] content-start gap-[clamp(0.75rem,1.6vw,2rem)] p-[clamp(1rem,2vw,2.5rem)]">
      <Guarded can="account.own" what={t('title')}>
        <Wall asked={asked} />
      </Guarded>
    </main>
  );
}

/** The workbench to be read from across a room: large, nothing to click, drawn anew by itself; each part fails alone. */
async function Wall({ asked }: { readonly asked: BenchAddress }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const sees = (can: Permission) => may(actor, can) && isShown(actor, can);
  const back = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ).toString();
  return (
    <>
      <WallBar drawnAt={new Date().toISOString()} back={back === '' ? '/console' : `/console?${back}`} />
      {sees('reports.read') ? (
        <Tile>
          <Suspense fallback={<Skeleton className="after-pause h-64 rounded-card" />}>
            <WallKpis asked={asked} />
          </Suspense>
        </Tile>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-[clamp(0.75rem,1.6vw,2rem)] desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {sees('campaigns.read') ? (
          <Tile>
            <Suspense fallback={<Skeleton className="after-pause h-64 rounded-card" />}>
              <WallCampaigns />
            </Suspense>
          </Tile>
        ) : null}
        <Tile>
          <Suspense fallback={<Skeleton className="after-pause h-64 rounded-card" />}>
            <WallWork />
          </Suspense>
        </Tile>
      </div>
    </>
  );
}
