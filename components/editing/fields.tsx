'use client';
import { createContext, useContext } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import { type Edited, valueAt, withValue } from './edited';
import { instantOfWall, wallOf } from './wall';

/** What is wrong with a value of the terms, by its path. */
export type Problem = { readonly path: string; readonly message: string };

/** What the fields of an editor work on: the terms, what is wrong with them, and the zone of their times. */
export type Editing = {
  readonly edited: Edited;
  readonly change: (next: Edited) => void;
  readonly problems: readonly Problem[];
  /** A problem in words. */
  readonly sayProblem: (message: string) => string;
  readonly zone: string;
};

const Context = createContext<Editing | null>(null);

/** Gives the fields below what they work on. */
export const EditingProvider = Context.Provider;

/** What the fields work on. */
export function useEditing(): Editing {
  const editing = useContext(Context);
  if (editing === null) throw new Error('a field outside of the editor');
  return editing;
}

/** One value of the terms, how it is changed, and the complaint about it. */
export function useValue(path: string) {
  const { edited, change, problems, sayProblem, zone } = useEditing();
  const keys = path.split('.');
  const problem = problems.find((one) => one.path === path);
  return {
    value: valueAt(edited, keys),
    set: (value: unknown) => change(withValue(edited, keys, value)),
    error: problem === undefined ? undefined : sayProblem(problem.message),
    zone,
  };
}

type At = { readonly at: string; readonly label: string; readonly help?: string };

/** A line of text; one that may be left out is nothing when emptied. */
export function TextAt({ at, label, help, isOptional = false }: At & { readonly isOptional?: boolean }) {
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} help={help} error={error}>
      <Input
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => set(isOptional && event.target.value === '' ? null : event.target.value)}
      />
    </Field>
  );
}

/** A number; money in yuan when `money`, a ratio in percent when `rate`. One that may be left out is, when emptied. */
export function NumberAt({
  at,
  label,
  help,
  as,
  isOptional = false,
}: At & { readonly as?: 'money' | 'rate'; readonly isOptional?: boolean }) {
  const { value, set, error } = useValue(at);
  const number = typeof value === 'number' ? value : null;
  return (
    <Field label={label} help={help} error={error}>
      <NumberField
        value={number}
        onChange={(next) => set(next ?? (isOptional ? undefined : null))}
        scale={as === undefined ? 0 : 2}
        min={0}
        lead={as === 'money' ? '¥' : undefined}
        unit={as === 'rate' ? '%' : undefined}
      />
    </Field>
  );
}

/** Codes separated by commas. */
export function CodesAt({ at, label, help }: At) {
  const { value, set, error } = useValue(at);
  const text = Array.isArray(value) ? value.join(', ') : '';
  return (
    <Field label={label} help={help} error={error}>
      <Input
        key={at}
        defaultValue={text}
        onChange={(event) => set(event.target.value.split(/[,，\s]+/).filter(Boolean))}
      />
    </Field>
  );
}

/** An instant on the program's wall clock. */
export function InstantAt({ at, label, help }: At) {
  const { value, set, error, zone } = useValue(at);
  return (
    <Field label={label} help={help} error={error}>
      <Input
        type="datetime-local"
        value={wallOf(value, zone)}
        onChange={(event) => set(instantOfWall(event.target.value, zone))}
      />
    </Field>
  );
}
