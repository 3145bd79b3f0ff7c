'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { sayTrait } from '@/components/members/trait-words';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { DescriptionList } from '@/components/ui/description-list';
import { traits } from '@/lib/members/registry';
import { REVEALABLE, type Revealable } from '@/lib/members/rules/reveal-input';
import type { Traits } from '@/lib/members/rules/traits';
import { RevealDialog, type Shown } from './reveal-dialog';

// Long enough to dial or to write down, short enough that a screen left alone tells nothing.
const SHOWN_MS = 60_000;

/** The profile as it comes from the server: personal fields masked. */
export type MaskedProfile = { readonly [field in Revealable]: string | null } & {
  readonly gender: string | null;
  readonly code: string;
  readonly externalId: string | null;
  readonly channel: string | null;
  readonly store: string | null;
  readonly isEnterprise: boolean;
  readonly traits: Traits;
};

/** Who the member is; personal fields can be shown in full for a minute, against a reason (4.K). */
export function ProfileCard({
  memberId,
  profile,
  canReveal,
}: {
  readonly memberId: string;
  readonly profile: MaskedProfile;
  readonly canReveal: boolean;
}) {
  const t = useTranslations('members.profile');
  const s = useTranslations('traits');
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const present = REVEALABLE.filter((field) => profile[field] !== null);
  const personal = REVEALABLE.map((field) => ({ key: field, name: t(field), value: shownAs(field) }));
  const plain: readonly (readonly [string, ReactNode])[] = [
    ['gender', profile.gender === null ? null : t(`genders.${profile.gender}`)],
    ['kind', profile.isEnterprise ? t('enterprise') : null],
    ['code', profile.code],
    ['externalId', profile.externalId],
    ['channel', profile.channel],
    ['store', profile.store],
  ];

  const said = traits.all.flatMap(({ code, prefix }) => {
    const values = profile.traits[code];
    if (values === undefined) return [];
    const value = values.map((one) => sayTrait(s, `${prefix}:${one}`)).join(s('join'));
    return [{ key: code, name: s(`name.${code}`), value }];
  });

  function shownAs(field: Revealable): ReactNode {
    if (profile[field] === null) return <span className="text-muted">{t('none')}</span>;
    const full = shown?.[field];
    if (typeof full !== 'string') return profile[field];
    return (
      <span className="inline-flex items-center gap-1 rounded-sm bg-tint px-1.5 font-medium">
        {full}
        <CopyButton text={full} />
      </span>
    );
  }

  return (
    <Card>
      <CardHeader
        title={t('title')}
        note={shown === null ? t('masked') : undefined}
        action={
          !canReveal || present.length === 0 ? null : shown === null ? (
            <Button size="sm" icon={<Eye aria-hidden="true" />} onClick={() => setAsking(true)}>
              {t('reveal')}
            </Button>
          ) : (
            <Button size="sm" icon={<EyeOff aria-hidden="true" />} onClick={() => setShown(null)}>
              {t('hide')}
            </Button>
          )
        }
      />
      <div className="px-4 pb-3.5">
        <DescriptionList
          className="gap-1.5"
          items={[
            ...personal,
            ...plain.filter(([, value]) => value !== null).map(([key, value]) => ({ key, name: t(key), value })),
            ...said,
          ]}
        />
        <p role="status" className={shown === null ? 'sr-only' : 'mt-2.5 text-xs text-muted'}>
          {shown === null ? '' : t('shownNote')}
        </p>
      </div>
      <RevealDialog
        memberId={memberId}
        fields={present}
        open={asking}
        onClose={() => setAsking(false)}
        onShown={(values) => {
          setShown(values);
          setAsking(false);
        }}
      />
    </Card>
  );
}
