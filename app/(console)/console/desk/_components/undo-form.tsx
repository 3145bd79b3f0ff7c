'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import type { DeskDeed } from '@/lib/desk/rules/at-desk';
import type { DeskWords } from './say-no';

const REASONS = ['wrongItem', 'wrongMember', 'wrongAmount', 'changedMind', 'other'] as const;
const WHY_MIN = 2;
const WHY_MAX = 200;

/** Why a redemption is undone: chosen by a key, or said in words; it stays with the slip and in the trail (B8). */
export function UndoForm({
  deed,
  words,
  onUndo,
  onBack,
}: {
  readonly deed: DeskDeed;
  readonly words: DeskWords;
  readonly onUndo: (why: string) => void;
  readonly onBack: () => void;
}) {
  const t = useTranslations('desk');
  const [reason, setReason] = useState<(typeof REASONS)[number]>('wrongItem');
  const [said, say] = useState('');
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('select')?.focus();
  }, []);
  return (
    <Card className="p-5">
      <form
        ref={form}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const why = reason === 'other' ? said.trim() : t(`undoWhy.${reason}`);
          setMissing(why.length < WHY_MIN);
          if (why.length >= WHY_MIN) onUndo(why);
        }}
      >
        <p role="status" className="text-base font-bold">
          {t('undoTitle', { name: words.locale === 'en' ? deed.name.en : deed.name.zh })}
        </p>
        <Field label={t('undoReason')}>
          <NativeSelect
            value={reason}
            options={REASONS.map((one) => ({ value: one, label: t(`undoWhy.${one}`) }))}
            onKeyDown={(event) => {
              // A closed list takes no Enter by itself: at a desk it is the way on.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              form.current?.requestSubmit();
            }}
            onChange={(event) => setReason(event.target.value as (typeof REASONS)[number])}
            className="h-14"
          />
        </Field>
        {reason === 'other' ? (
          <Field label={t('undoSaid')} error={isMissing ? t('undoSaidShort') : null}>
            <Input
              value={said}
              maxLength={WHY_MAX}
              onChange={(event) => say(event.target.value)}
              className="h-14"
              autoComplete="off"
            />
          </Field>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" size="lg" className="min-h-14 flex-1 basis-48 text-base">
            {t('undo')}
          </Button>
          <Button size="lg" className="min-h-14" onClick={onBack}>
            {t('back')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
