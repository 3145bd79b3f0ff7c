'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { List, ListRow } from '@/components/ui/list';
import type { DeskDeed, FoundMember } from '@/lib/desk/rules/at-desk';
import { formatMoney, groupDigits } from '@/lib/kernel/format';
import { Band } from './band';
import { DoubtSlip } from './doubt-slip';
import { ItemCard } from './item-card';
import { ItemList } from './item-list';
import { MemberCard } from './member-card';
import { OfflineCard } from './offline-card';
import { type DeskWords, sayNo } from './say-no';
import { UndoForm } from './undo-form';
import type { Desk } from './use-desk';

/** The middle of the desk: what came of the last scan, and what can be done with it. */
export function Result({ desk, words }: { readonly desk: Desk; readonly words: DeskWords }) {
  const t = useTranslations('desk');
  const { shown } = desk;
  switch (shown.is) {
    case 'idle':
      return (
        <Card>
          <EmptyState drawing="search" title={t('idle')}>
            {t('idleNote')}
          </EmptyState>
        </Card>
      );
    case 'busy':
      return <Band tone="busy" title={t('busy')} />;
    case 'unknown':
      return (
        <Band tone="unknown" title={t('unknown')}>
          {t('unknownNote')}
        </Band>
      );
    case 'no':
      return <Band tone="no" title={sayNo(words, shown.code, shown.facts)} />;
    case 'lost':
      return <OfflineCard key={shown.text} text={shown.text} onWait={desk.wait} />;
    case 'pressing':
      return <Band tone="busy" title={t('pressing')} />;
    case 'doubt':
    case 'waits':
      return <DoubtSlip entry={shown.entry} words={words} isSent={shown.is === 'doubt'} />;
    case 'done':
      return (
        <div className="grid gap-3">
          <Band tone="yes" title={t('done', { name: nameOf(shown.deed, words) })}>
            {said(shown.deed, t('saves', { off: formatMoney(shown.deed.off ?? 0, 'plain') }))}
          </Band>
          <div>
            <Button size="lg" className="min-h-14" onClick={() => desk.askUndo(shown.deed)}>
              {t('undo')}
            </Button>
          </div>
        </div>
      );
    case 'undoing':
      return (
        <UndoForm
          key={shown.deed.id}
          deed={shown.deed}
          words={words}
          onUndo={(why) => desk.undo(shown.deed, why)}
          onBack={desk.clear}
        />
      );
    case 'undone':
      return (
        <Band tone="yes" title={t('undone', { name: nameOf(shown.deed, words) })}>
          {[shown.deed.member, shown.deed.undoneWhy].filter(Boolean).join(' · ')}
        </Band>
      );
    case 'found':
      return <Found desk={desk} words={words} found={shown} />;
  }
}

function Found({
  desk,
  words,
  found: { look, picked },
}: {
  readonly desk: Desk;
  readonly words: DeskWords;
  readonly found: Extract<Desk['shown'], { readonly is: 'found' }>;
}) {
  const t = useTranslations('desk');
  if (look.kind === 'members') return <Choice members={look.members} onChoose={desk.choose} />;
  const item = look.items.find(({ id }) => id === picked) ?? null;
  const isScanned = look.via === 'code';
  return (
    <Card className="grid gap-5 p-5">
      <MemberCard member={look.member} via={look.via} locale={words.locale} />
      {look.member.isFrozen ? (
        <Band tone="no" title={sayNo(words, 'member_frozen', {})} />
      ) : item === null ? (
        <div className="grid gap-3">
          <p role="status" className="text-body font-medium">
            {t('usableCount', { count: look.items.filter(({ no }) => no === null).length })}
          </p>
          <ItemList items={look.items} words={words} onPick={desk.pick} />
        </div>
      ) : (
        <ItemCard
          key={item.id}
          item={item}
          words={words}
          onRedeem={(amount) => desk.redeem(item, look.member, amount)}
          onBack={isScanned && look.items.length === 1 ? null : () => desk.pick(null)}
        />
      )}
    </Card>
  );
}

/** Several members, masked: who is meant is asked of the person who stands there. */
function Choice({
  members,
  onChoose,
}: {
  readonly members: readonly FoundMember[];
  readonly onChoose: (id: string) => void;
}) {
  const t = useTranslations('desk');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={list} className="grid gap-3">
      <p role="status" className="text-body font-medium">
        {t('several', { count: members.length })}
      </p>
      <List label={t('several', { count: members.length })}>
        {members.map(({ id, name, mobile, number }) => (
          <ListRow
            key={id}
            title={name ?? t('noName')}
            detail={`${mobile ?? t('noMobile')} · ${groupDigits(number)}`}
            trail={
              <Button size="lg" className="min-h-14" onClick={() => onChoose(id)}>
                {t('choose', { name: name ?? t('noName') })}
              </Button>
            }
          />
        ))}
      </List>
    </div>
  );
}

const nameOf = ({ name }: DeskDeed, { locale }: DeskWords): string => (locale === 'en' ? name.en : name.zh);

const said = ({ member, off }: DeskDeed, saves: string): string =>
  [member, off ? saves : null].filter((part) => part !== null).join(' · ');
