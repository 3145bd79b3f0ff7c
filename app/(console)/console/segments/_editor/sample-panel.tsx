'use client';
import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NearLink } from '@/components/ui/near-link';
import { type ConditionLeaf, type FactValue, leavesOf } from '@/lib/kernel/condition';
import type { Beside } from '@/lib/segments';
import { testSentence } from '@/lib/segments/rules/say';
import { ask } from './ask';
import type { Question } from './question';
import { sayValue, useRuleWords } from './rule-words';
import { useTrouble } from './use-trouble';

/** Twenty members of the rule with why, and one who is named: which of its tests he passes with what (B3). */
export function SamplePanel({ question }: { readonly question: Question }) {
  const t = useTranslations('segments');
  const trouble = useTrouble();
  const [shown, setShown] = useState<string | null>(null);
  const key = JSON.stringify(question.body);
  const sample = useQuery({
    queryKey: ['segments', 'sample', shown],
    enabled: shown !== null,
    retry: false,
    queryFn: ({ signal }) => ask<{ rows: readonly Beside[] }>('sample', question.body, signal),
  });
  const isOld = shown !== null && shown !== key;
  const rows = sample.data?.rows ?? [];
  return (
    <Card>
      <CardHeader
        title={t('panel.sample')}
        action={
          <Button
            size="sm"
            disabled={!question.isReady || question.isMoving}
            pending={sample.isFetching}
            onClick={() => (shown === key ? void sample.refetch() : setShown(key))}
          >
            {shown === null ? t('panel.showSample') : t('panel.sampleAnew')}
          </Button>
        }
      />
      <div className="grid gap-3 px-4 pb-4">
        {isOld ? <p className="text-xs text-muted">{t('panel.sampleOld')}</p> : null}
        {sample.error === null ? null : (
          <p role="alert" className="text-dense text-danger">
            {trouble(sample.error)}
          </p>
        )}
        {shown === null ? <p className="text-dense text-muted">{t('panel.sampleNote')}</p> : null}
        {sample.isSuccess && rows.length === 0 ? <p className="text-dense text-muted">{t('panel.nobody')}</p> : null}
        {rows.length === 0 ? null : (
          <ul className="grid max-h-96 divide-y divide-line overflow-y-auto">
            {rows.map((one) => (
              <li key={one.member} className="py-1">
                <Collapse summary={one.name ?? t('panel.unnamed')} className="text-dense">
                  <MemberName one={one} />
                  <Tests one={one} where={question.body.where} />
                </Collapse>
              </li>
            ))}
          </ul>
        )}
        <TryMember question={question} />
      </div>
    </Card>
  );
}

function MemberName({ one }: { readonly one: Beside }) {
  const t = useTranslations('segments');
  return (
    <NearLink
      href={`/console/members/${one.member}` as Route}
      className="inline-flex min-h-6 items-center font-medium text-accent underline-offset-2 hover:underline"
    >
      {one.name ?? t('panel.unnamed')}
    </NearLink>
  );
}

/** Every test of the rule with a tick or a cross and what the member has. */
export function Tests({ one, where }: { readonly one: Beside; readonly where: Question['body']['where'] }) {
  const t = useTranslations('segments');
  const words = useRuleWords();
  const leaves: readonly ConditionLeaf[] = where === null ? [] : leavesOf(where);
  if (leaves.length === 0) return <p>{t('panel.byList')}</p>;
  const told = (leaf: ConditionLeaf, actual: FactValue) =>
    actual === null || (Array.isArray(actual) && actual.length === 0)
      ? t('panel.nothing')
      : sayValue(leaf, actual, words);
  return (
    <ul className="grid gap-1">
      {leaves.map((leaf, place) => {
        const { holds, actual } = one.tests[place] ?? { holds: false, actual: null };
        const Icon = holds ? Check : X;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a test is known by its place in the rule
          <li key={place} className="flex items-start gap-1.5">
            <Icon
              className={holds ? 'mt-0.5 size-4 shrink-0 text-success' : 'mt-0.5 size-4 shrink-0 text-danger'}
              aria-label={t(holds ? 'panel.holds' : 'panel.fails')}
            />
            <span className="min-w-0">
              {testSentence(leaf, false, words)}{' '}
              <span className="text-ink">{t('panel.has', { value: told(leaf, actual) })}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function TryMember({ question }: { readonly question: Question }) {
  const t = useTranslations('segments');
  const trouble = useTrouble();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<{ readonly member: string; readonly body: Question['body'] } | null>(null);
  const tried = useQuery({
    queryKey: ['segments', 'try', asked],
    enabled: asked !== null,
    retry: false,
    gcTime: 0,
    queryFn: ({ signal }) => ask<Beside>('try', { ...asked?.body, member: asked?.member }, signal),
  });
  function send(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== '') setAsked({ member: text.trim(), body: question.body });
  }
  const one = tried.data;
  return (
    <form className="grid gap-2 border-t border-line pt-3" onSubmit={send}>
      <Field label={t('panel.try')} help={t('panel.tryHelp')}>
        <Input value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button
        type="submit"
        size="sm"
        pending={tried.isFetching}
        disabled={!question.isReady}
        className="justify-self-start"
      >
        {t('panel.tryAct')}
      </Button>
      <div role="status" aria-live="polite" className="text-dense">
        {tried.error === null ? null : <p className="text-danger">{trouble(tried.error)}</p>}
        {one === undefined ? null : (
          <div className="grid gap-1.5">
            <p className="font-medium">
              {t(one.belongs ? 'panel.belongs' : 'panel.belongsNot', { name: one.name ?? t('panel.unnamed') })}
            </p>
            <Tests one={one} where={asked?.body.where ?? null} />
          </div>
        )}
      </div>
    </form>
  );
}
