import { Monitor } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type ReactNode, Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { isShown, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { storesInSight } from '@/lib/members';
import { readerOf } from '@/lib/platform/reading';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { owedGifts } from '@/lib/rewards';
import { ownDesk } from '@/lib/workbench';
import { periodOf } from '@/lib/workbench/rules/periods';
import { TILES, type TileCode } from '@/lib/workbench/rules/tiles';
import { Guarded } from '../_components/guarded';
import { Tile } from '../_components/tile';
import { type BenchAddress, benchOf } from './_bench/address';
import { Alerts } from './_bench/alerts';
import { Arrange } from './_bench/arrange';
import { BenchFilters } from './_bench/bench-filters';
import { Campaigns } from './_bench/campaigns';
import { FirstSteps } from './_bench/first-steps';
import { Kpis } from './_bench/kpis';
import { Drafts, Releases } from './_bench/lists';
import { Funnel, Levels, Stages } from './_bench/structure';
import { Todos } from './_bench/todos';
import { Figures } from './_components/figures';
import { Health } from './_components/health';
import { MemberSearch } from './_components/member-search';
import { NewestMembers } from './_components/newest-members';
import { OwedRewards } from './_components/owed-rewards';
import { startFigures } from './_reading/start';
import { levelNames } from './members/_reading/names';
import { filterChoices } from './reports/_reading/choices';
import { reportWords } from './reports/_reading/words';

const OWED = 10;

type Props = { readonly searchParams: Promise<BenchAddress> };
type Reader = NonNullable<Awaited<ReturnType<typeof staffActorOfRequest>>>;
type Shown = { readonly asked: BenchAddress; readonly actor: Reader };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('title') };
}

export default async function StartPage({ searchParams }: Props) {
  const [t, asked] = await Promise.all([getTranslations('console'), searchParams]);
  return (
    <Guarded can="account.own" what={t('title')}>
      <Start asked={asked} />
    </Guarded>
  );
}

/** The workbench of the reader: the tiles that his role may see, in his own order; each loads and fails alone (B1). */
async function Start({ asked }: { readonly asked: BenchAddress }) {
  const [t, wall, found, desk] = await Promise.all([
    getTranslations('console'),
    getTranslations('workbench.wall'),
    staffActorOfRequest(),
    ask(ownDesk, {}),
  ]);
  const actor = must(found, 'a guarded page has a reader');
  const kinds = new Map(TILES.map((tile) => [tile.code as TileCode, tile]));
  const isSeen = (code: TileCode) => {
    const can = kinds.get(code)?.can;
    return can !== undefined && may(actor, can) && isShown(actor, can);
  };
  const mine = desk.tiles.filter(({ code }) => isSeen(code));
  return (
    <ClientTexts namespaces={['console', 'workbench', 'reports']}>
      <ConsolePage
        title={t('title')}
        note={t('hello', { name: actor.name })}
        actions={
          <>
            <LinkButton href={wallHref(asked)} icon={<Monitor aria-hidden="true" />}>
              {wall('open')}
            </LinkButton>
            <Arrange tiles={mine} unseen={desk.tiles.filter(({ code }) => !isSeen(code))} />
          </>
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {may(actor, 'members.read') ? <MemberSearch levels={await levelNames()} /> : null}
          {desk.showsFirst ? (
            <Tile>
              <Suspense>
                <FirstSteps actor={actor} />
              </Suspense>
            </Tile>
          ) : null}
          {may(actor, 'reports.read') ? (
            <Tile>
              <Suspense fallback={<Skeleton className="after-pause h-16 rounded-card" />}>
                <Filters asked={asked} actor={actor} />
              </Suspense>
            </Tile>
          ) : null}
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4 desk:grid-cols-6">
            {mine
              .filter(({ isHidden }) => !isHidden)
              .map(({ code }) => (
                <div key={code} className={WIDTHS[kinds.get(code)?.width ?? 6]}>
                  <Tile>
                    <Suspense fallback={<Skeleton className="after-pause h-40 rounded-card" />}>
                      {CONTENT[code]({ asked, actor })}
                    </Suspense>
                  </Tile>
                </div>
              ))}
          </div>
        </div>
      </ConsolePage>
    </ClientTexts>
  );
}

const WIDTHS = {
  2: 'min-w-0 empty:hidden desk:col-span-2',
  3: 'min-w-0 empty:hidden desk:col-span-3',
  4: 'min-w-0 empty:hidden desk:col-span-4',
  6: 'min-w-0 empty:hidden desk:col-span-6',
} as const;

const CONTENT: Readonly<Record<TileCode, (shown: Shown) => ReactNode>> = {
  kpis: ({ asked }) => <Kpis asked={asked} />,
  todos: ({ actor }) => <Todos me={actor.id} />,
  alerts: () => <Alerts />,
  campaigns: () => <Campaigns />,
  health: ({ actor }) => <Health actor={actor} />,
  funnel: ({ asked }) => <Funnel asked={asked} />,
  levels: ({ asked, actor }) => <Levels asked={asked} actor={actor} />,
  stages: ({ asked }) => <Stages asked={asked} />,
  newest: ({ actor }) => <NewestMembers actor={actor} />,
  drafts: () => <Drafts />,
  releases: () => <Releases />,
  owed: ({ actor }) => <Owed actor={actor} />,
  totals: ({ actor }) => <Totals actor={actor} />,
};

/** The same days and place on a screen for a wall. */
function wallHref(asked: BenchAddress): string {
  const search = new URLSearchParams(benchOf(asked)).toString();
  return search === '' ? '/console/wall' : `/console/wall?${search}`;
}

/** For which days and which of the reader's places the numbers are. */
async function Filters({ asked, actor }: Shown) {
  const [words, sight] = await Promise.all([reportWords(), storesInSight(actor)]);
  const { region, store } = await filterChoices(sight, words);
  const { period, ...place } = benchOf(asked);
  return (
    <BenchFilters
      asked={{ period: periodOf(period), region: place.region ?? '', store: place.store ?? '' }}
      regions={region}
      stores={store}
    />
  );
}

/** What there is in all, exactly, of what the reader may see. */
async function Totals({ actor }: Pick<Shown, 'actor'>) {
  return <Figures figures={await startFigures(actor)} />;
}

/** Rewards that members of one's stores still wait for, so that somebody refills what ran out. */
async function Owed({ actor }: Pick<Shown, 'actor'>) {
  return <OwedRewards gifts={await owedGifts(await readerOf(actor), actor, null, OWED)} withMember />;
}
