'use client';
import type { ReactNode } from 'react';
import { useValue } from '@/components/editing/fields';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';

/** Fields of one matter on one plate. */
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
      <div className="grid items-start gap-4 px-4 pb-4 sm:grid-cols-2">{children}</div>
    </Card>
  );
}

/** One of several, each by its name. */
export function ChoiceAt<T extends string>({
  at,
  label,
  all,
  name,
}: {
  readonly at: string;
  readonly label: string;
  readonly all: readonly T[];
  readonly name: (one: T) => string;
}) {
  const { value, set, error } = useValue(at);
  const options = all.map((one) => ({ value: one, label: name(one) }));
  return (
    <Field label={label} error={error}>
      <NativeSelect value={String(value ?? all[0])} options={options} onChange={(event) => set(event.target.value)} />
    </Field>
  );
}
