'use client';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import { instantOfWall, wallOf } from '@/components/editing/wall';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import { Textarea } from '@/components/ui/textarea';

/** An item while somebody writes it: it may be unfinished. */
export type EditedItem = Readonly<Record<string, unknown>>;

/** One thing to choose. */
export type Option = { readonly value: string; readonly label: string };

type Editing = {
  readonly edited: EditedItem;
  readonly change: (next: EditedItem) => void;
  /** What is wrong, by its place. */
  readonly problems: ReadonlyMap<string, string>;
  readonly levels: readonly Option[];
  readonly choices: RewardChoices;
  readonly zone: string;
  readonly isNew: boolean;
};

const Held = createContext<Editing | null>(null);

/** Holds what is written for the fields of the editor. */
export const ItemEditing = Held.Provider;

/** What is written, and how one place of it is changed. */
export function useItem() {
  const held = useContext(Held);
  if (held === null) throw new Error('a field outside of the editor of items');
  const put = (name: string, value: unknown) => held.change({ ...held.edited, [name]: value });
  return { ...held, put };
}

/** Fields that belong together, under one title. */
export function Group({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader title={title} note={note} />
      <div className="grid gap-4 px-4 pb-4 sm:grid-cols-2">{children}</div>
    </Card>
  );
}

/** What is wrong at a place, in a sentence; undefined for nothing. */
export function useTrouble(name: string): string | undefined {
  const t = useTranslations('mall-console');
  const { problems } = useItem();
  const found = problems.get(name);
  if (found === undefined) return undefined;
  return t.has(`trouble.${found}`) ? t(`trouble.${found}`) : t('trouble.missing');
}

/** A text in one of the two languages. */
export function TextAt({
  at,
  lang,
  label,
  long = false,
}: {
  readonly at: 'name' | 'about';
  readonly lang: 'zh' | 'en';
  readonly label: string;
  readonly long?: boolean;
}) {
  const { edited, put } = useItem();
  const both = (edited[at] ?? {}) as Readonly<Record<string, string>>;
  const error = useTrouble(`${at}.${lang}`);
  const props = {
    value: both[lang] ?? '',
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    onChange: ({ target }: { target: { value: string } }) => put(at, { ...both, [lang]: target.value }),
  };
  return (
    <Field label={label} error={error} required={at === 'name' && lang === 'zh'}>
      {long ? <Textarea rows={3} {...props} /> : <Input {...props} />}
    </Field>
  );
}

/** A whole number, or an amount of money with `scale`; empty stands for none. */
export function NumberAt({
  at,
  label,
  empty = null,
  money = false,
}: {
  readonly at: string;
  readonly label: string;
  readonly empty?: number | null;
  readonly money?: boolean;
}) {
  const { edited, put } = useItem();
  const value = edited[at];
  return (
    <Field label={label} error={useTrouble(at)}>
      <NumberField
        value={typeof value === 'number' ? value : null}
        onChange={(next) => put(at, next ?? empty)}
        min={0}
        {...(money ? { scale: 2 as const, lead: '¥' } : {})}
      />
    </Field>
  );
}

/** An instant in the time of the program's zone. */
export function InstantAt({ at, label }: { readonly at: string; readonly label: string }) {
  const { edited, put, zone } = useItem();
  return (
    <Field label={label} error={useTrouble(at)}>
      <Input
        type="datetime-local"
        value={wallOf(edited[at], zone)}
        onChange={({ target }) => put(at, instantOfWall(target.value, zone))}
      />
    </Field>
  );
}
