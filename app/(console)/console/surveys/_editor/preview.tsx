'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { QuestionFields, type Said } from '@/components/surveys/question-fields';
import { Card, CardHeader } from '@/components/ui/card';
import { questionKinds } from '@/lib/surveys/registry';
import { askedOf } from '@/lib/surveys/rules/asked';
import { say } from '@/lib/surveys/rules/say';

const EMPTY = { zh: '', en: '' };

type Written = {
  readonly code?: string;
  readonly kind?: string;
  readonly text?: typeof EMPTY;
  readonly help?: typeof EMPTY;
  readonly isRequired?: boolean;
  readonly params?: unknown;
};

/** What members will see of it as it is written, to be tried; nothing is kept. */
export function Preview({ edited }: { readonly edited: Edited }) {
  const t = useTranslations('surveys');
  const locale = useLocale();
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const name = say({ ...EMPTY, ...(edited.name as typeof EMPTY) }, locale);
  const questions = (Array.isArray(edited.questions) ? edited.questions : []) as readonly Written[];
  return (
    <Card>
      <CardHeader title={t('preview.title')} note={t('preview.note')} />
      <div className="grid gap-6 px-4 pb-4">
        {name === '' ? null : <p className="text-base font-bold">{name}</p>}
        {questions.length === 0 ? <p className="text-dense text-muted">{t('preview.none')}</p> : null}
        {questions.map(({ code = '', kind = '', text, help, isRequired = true, params }, place) => {
          const known = questionKinds.find(kind);
          const isReady = known?.params.safeParse(params ?? {}).success ?? false;
          const words = { ...EMPTY, ...text };
          return isReady ? (
            <QuestionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: codes may be the same while they are written
              key={`${place}${kind}`}
              question={{
                text: say(words, locale) === '' ? { zh: code, en: code } : words,
                help: { ...EMPTY, ...help },
                isRequired,
                asked: askedOf({ kind, params }),
              }}
              value={said[code] ?? null}
              onChange={(value) => setSaid({ ...said, [code]: value })}
            />
          ) : (
            <p
              // biome-ignore lint/suspicious/noArrayIndexKey: codes may be the same while they are written
              key={`${place}${kind}`}
              className="text-dense text-muted"
            >
              {t('preview.unready', { place: place + 1 })}
            </p>
          );
        })}
      </div>
    </Card>
  );
}
