'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { Condition } from '@/lib/kernel/condition';
import type { Beside } from '@/lib/segments';
import { ask } from './ask';
import { Tests } from './sample-panel';
import { useTrouble } from './use-trouble';

/** A segment beside a member; `since` null: he is not in it. */
type WhySegment = {
  readonly code: string;
  readonly name: string;
  readonly since: string | null;
  readonly where: Condition | null;
};

/** Segments beside one member, those he is in first; each says why or why not when it is asked, by what holds now (N2). */
export function WhyList({
  member,
  segments,
  zone,
}: {
  readonly member: string;
  readonly segments: readonly WhySegment[];
  readonly zone: string;
}) {
  return (
    <ul className="grid divide-y divide-line px-4 pb-2">
      {segments.map((one) => (
        <li key={one.code} className="py-2.5">
          <Why member={member} segment={one} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

function Why({
  member,
  segment,
  zone,
}: {
  readonly member: string;
  readonly segment: WhySegment;
  readonly zone: string;
}) {
  const t = useTranslations('standing');
  const [open, setOpen] = useState(false);
  const { code, name, since } = segment;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={`/console/segments/${code}`}>{name}</TextLink>
        {since === null ? (
          <Badge>{t('member.out')}</Badge>
        ) : (
          <>
            <Badge tone="success">{t('member.in')}</Badge>
            <span className="text-xs text-muted">
              {t('member.since')} <DateTime at={new Date(since)} format="date" zone={zone} />
            </span>
          </>
        )}
        <Button
          size="sm"
          className="ml-auto"
          aria-expanded={open}
          aria-label={t(since === null ? 'member.whyNotOf' : 'member.whyOf', { name })}
          onClick={() => setOpen(!open)}
        >
          {t(since === null ? 'member.whyNot' : 'member.why')}
        </Button>
      </div>
      {open ? <Reasons member={member} segment={segment} /> : null}
    </div>
  );
}

/** Why he is in it or not, by what holds now; and what the next refresh will make of it. */
function Reasons({ member, segment }: { readonly member: string; readonly segment: WhySegment }) {
  const t = useTranslations('standing');
  const trouble = useTrouble();
  const { code, since, where } = segment;
  const asked = useQuery({
    queryKey: ['segments', 'why', code, member],
    retry: false,
    gcTime: 0,
    queryFn: ({ signal }) => ask<Beside>('try', { code, where, member }, signal),
  });
  return (
    <div role="status" aria-live="polite" className="rounded-control bg-sunken p-3 text-dense">
      {asked.isFetching ? <p className="text-muted">{t('moves.counting')}</p> : null}
      {asked.error === null ? null : <p className="text-danger">{trouble(asked.error)}</p>}
      {asked.data === undefined ? null : (
        <div className="grid gap-1.5">
          {asked.data.belongs === (since !== null) ? null : (
            <p className="font-medium">{t(asked.data.belongs ? 'member.willEnter' : 'member.willLeave')}</p>
          )}
          <Tests one={asked.data} where={where} />
        </div>
      )}
    </div>
  );
}
