import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { ProgressBar } from '@/components/ui/track';
import { type Actor, may } from '@/lib/kernel/actor';
import { formatNumber, formatPercent } from '@/lib/kernel/format';
import { formatFilters } from '@/lib/kernel/list-query';
import { FEW } from '@/lib/kernel/small';
import { dayBefore } from '@/lib/kernel/wall-clock';
import { LIFECYCLES } from '@/lib/members';
import { ask } from '@/lib/platform/route';
import { funnelBoard, levelBoard, type Share, stageBoard } from '@/lib/workbench';
import { reportWords } from '../reports/_reading/words';
import { type BenchAddress, benchOf, reportHref } from './address';
import { Definition } from './definition';
import { TileFrame } from './frame';
import { benchWords } from './words';

const REPORTS = {
  members: 'member-structure',
  active: 'activity',
  buyers: 'repurchase',
  returning_buyers: 'repurchase',
} as const;

/** From being a member to buying again: how many, and what part of the step before (S0-5.4). */
export async function Funnel({ asked }: { readonly asked: BenchAddress }) {
  const [t, words, { clock, steps }] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(funnelBoard, benchOf(asked)),
  ]);
  const [whole] = steps;
  return (
    <TileFrame
      title={t('tile.funnel')}
      note={words.span(clock.days, clock.zone)}
      asOf={clock.countedAt}
      asOfLabel={t('asOf')}
      zone={clock.zone}
    >
      <ol className="grid gap-3 px-4 pb-3">
        {steps.map(({ code, value }, place) => {
          const before = steps[place - 1]?.value ?? null;
          return (
            <li key={code} className="grid gap-1 text-dense">
              <div className="flex items-center gap-1">
                <TextLink quiet href={reportHref(REPORTS[code], clock.days, dayBefore(clock.days.to), asked)}>
                  {words.metric(code)}
                </TextLink>
                <Definition
                  label={t('definitionOf', { name: words.metric(code) })}
                  name={words.metric(code)}
                  text={words.definition(code)}
                />
                <span className="ml-auto font-medium">{value === null ? FEW : formatNumber(value)}</span>
                {value === null || before === null || before === 0 ? null : (
                  <span className="w-14 text-right text-xs text-muted">{formatPercent(value / before)}</span>
                )}
              </div>
              <ProgressBar value={value ?? 0} max={Math.max(1, whole?.value ?? 1)} label={words.metric(code)} />
            </li>
          );
        })}
      </ol>
    </TileFrame>
  );
}

/** Members by level, each a link to them for who may see members. */
export async function Levels({ asked, actor }: { readonly asked: BenchAddress; readonly actor: Actor }) {
  const [words, names, { clock, shares }] = await Promise.all([
    benchWords(),
    reportWords(),
    ask(levelBoard, benchOf(asked)),
  ]);
  const order = [...names.levels.keys()];
  const seesMembers = may(actor, 'members.read');
  const { region, store } = benchOf(asked);
  // The list of members is of all places that the reader sees.
  const isWhole = region === undefined && store === undefined;
  return (
    <Shares
      title={words.t('tile.levels')}
      words={words}
      clock={clock}
      defined={{ name: words.metric('members'), text: words.definition('members') }}
      shares={shares.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))}
      name={names.level}
      href={(key) =>
        seesMembers && isWhole && key !== ''
          ? `/console/members?${new URLSearchParams({ filter: formatFilters({ level: [key] }) })}`
          : null
      }
    />
  );
}

/** Members by stage of life, as each midnight found them (C7). */
export async function Stages({ asked }: { readonly asked: BenchAddress }) {
  const [t, words, { clock, shares }] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(stageBoard, benchOf(asked)),
  ]);
  const order: readonly string[] = LIFECYCLES;
  return (
    <Shares
      title={words.t('tile.stages')}
      words={words}
      clock={clock}
      defined={{ name: words.t('tile.stages'), text: words.definition('stage_members') }}
      shares={shares.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))}
      name={(key) => t(`stage.${key}` as 'stage.new')}
      href={() => null}
    />
  );
}

function Shares({
  title,
  words,
  clock,
  defined,
  shares,
  name,
  href,
}: {
  readonly title: string;
  readonly words: Awaited<ReturnType<typeof benchWords>>;
  readonly clock: { readonly countedAt: Date | null; readonly zone: string };
  readonly defined: { readonly name: string; readonly text: string };
  readonly shares: readonly Share[];
  readonly name: (key: string) => string;
  readonly href: (key: string) => string | null;
}) {
  const whole = shares.reduce((sum, { members }) => sum + (members ?? 0), 0);
  return (
    <TileFrame
      title={title}
      action={<Definition label={words.t('definitionOf', { name: defined.name })} {...defined} />}
      asOf={clock.countedAt}
      asOfLabel={words.t('asOf')}
      zone={clock.zone}
    >
      {shares.length === 0 ? <p className="px-4 pb-3 text-dense text-muted">{words.t('noShares')}</p> : null}
      <ul className="grid gap-2.5 px-4 pb-3 empty:hidden">
        {shares.map(({ key, members }) => {
          const link = href(key);
          return (
            <li key={key} className="grid gap-1 text-dense">
              <div className="flex items-baseline gap-2">
                {link === null ? (
                  <span>{name(key)}</span>
                ) : (
                  <TextLink quiet href={link}>
                    {name(key)}
                  </TextLink>
                )}
                <span className="ml-auto font-medium">{members === null ? FEW : formatNumber(members)}</span>
                <span className="w-14 text-right text-xs text-muted">
                  {members === null || whole === 0 ? '' : formatPercent(members / whole)}
                </span>
              </div>
              <ProgressBar value={members ?? 0} max={Math.max(1, whole)} label={name(key)} />
            </li>
          );
        })}
      </ul>
    </TileFrame>
  );
}
