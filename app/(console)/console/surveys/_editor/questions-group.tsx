'use client';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextAt, useValue } from '@/components/editing/fields';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import { Switch } from '@/components/ui/switch';
import { questionKinds } from '@/lib/surveys/registry';
import { OptionsAt } from './options-at';

const QUESTIONS_MAX = 30;

type Written = { readonly code?: string; readonly kind?: string; readonly text?: { readonly zh?: string } };

/** The questions in their order; each is drawn from its kind. */
export function QuestionsGroup() {
  const t = useTranslations('surveys');
  const { value, set, error } = useValue('questions');
  const questions: readonly Written[] = Array.isArray(value) ? value : [];
  const add = () => {
    const taken = new Set(questions.map(({ code }) => code));
    let nth = questions.length + 1;
    while (taken.has(`q${nth}`)) nth += 1;
    set([...questions, { code: `q${nth}`, kind: 'rating', text: { zh: '', en: '' }, isRequired: true, params: {} }]);
  };
  const swap = (at: number, other: number) => {
    const next = [...questions];
    [next[at], next[other]] = [next[other] as Written, next[at] as Written];
    set(next);
  };
  return (
    <Card>
      <CardHeader title={t('editor.questions')} note={t('editor.questionsNote')} />
      <div className="grid gap-4 px-4 pb-4">
        {questions.map((question, place) => (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a question is known by while it is written
            key={place}
            className="grid min-w-0 gap-3 rounded-control border border-line p-3"
          >
            <legend className="sr-only">{t('question.label', { place: place + 1 })}</legend>
            <div className="flex items-center justify-between gap-2">
              <strong className="min-w-0 truncate text-dense">
                {place + 1}. {question.text?.zh || question.code}
              </strong>
              <span className="flex shrink-0 gap-1">
                {place === 0 ? null : (
                  <IconButton
                    label={t('question.up', { place: place + 1 })}
                    icon={<ArrowUp aria-hidden="true" />}
                    onClick={() => swap(place, place - 1)}
                  />
                )}
                {place === questions.length - 1 ? null : (
                  <IconButton
                    label={t('question.down', { place: place + 1 })}
                    icon={<ArrowDown aria-hidden="true" />}
                    onClick={() => swap(place, place + 1)}
                  />
                )}
                <IconButton
                  label={t('question.remove', { place: place + 1 })}
                  icon={<Trash2 aria-hidden="true" />}
                  tip="left"
                  onClick={() => set(questions.filter((_, at) => at !== place))}
                />
              </span>
            </div>
            <QuestionFields at={`questions.${place}`} />
          </fieldset>
        ))}
        {error === undefined ? null : <p className="text-dense text-danger">{error}</p>}
        <Button
          className="justify-self-start"
          icon={<Plus aria-hidden="true" />}
          disabled={questions.length >= QUESTIONS_MAX}
          onClick={add}
        >
          {t('editor.addQuestion')}
        </Button>
      </div>
    </Card>
  );
}

function QuestionFields({ at }: { readonly at: string }) {
  const t = useTranslations('surveys');
  const { value, set } = useValue(at);
  const kind = useValue(`${at}.kind`);
  const required = useValue(`${at}.isRequired`);
  const known = questionKinds.find(String(kind.value));
  const kinds = questionKinds.all.map(({ code }) => ({ value: code, label: t(`kind.${code as 'rating'}`) }));
  const params = ((value as { readonly params?: unknown } | null)?.params ?? {}) as { readonly options?: unknown };
  // Another kind has other parameters; answers to choose from go along where both have them.
  const choose = (code: string) => {
    const example = questionKinds.find(code)?.example ?? {};
    const own = 'options' in example && Array.isArray(params.options) ? { options: params.options } : {};
    set({ ...(value as object), kind: code, params: { ...example, ...own } });
  };
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label={t('question.kind')} error={kind.error}>
        <NativeSelect value={String(kind.value)} options={kinds} onChange={({ target }) => choose(target.value)} />
      </Field>
      <TextAt at={`${at}.code`} label={t('question.code')} />
      <TextAt at={`${at}.text.zh`} label={t('question.textZh')} />
      <TextAt at={`${at}.text.en`} label={t('question.textEn')} />
      <TextAt at={`${at}.help.zh`} label={t('question.helpZh')} />
      <TextAt at={`${at}.help.en`} label={t('question.helpEn')} />
      {known !== undefined && 'options' in known.example ? (
        <OptionsAt at={`${at}.params`} hasMax={'max' in known.example} />
      ) : null}
      <div className="sm:col-span-2">
        <Switch label={t('question.isRequired')} checked={required.value !== false} onCheckedChange={required.set} />
      </div>
    </div>
  );
}
