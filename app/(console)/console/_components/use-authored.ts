'use client';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Edited } from '@/components/editing/edited';
import type { Problem } from '@/components/editing/fields';

/** What an editor begins with. */
export type AuthoredBegin = {
  /** Null: one that does not exist yet. */
  readonly code: string | null;
  /** What a new one is called, unless somebody says otherwise. */
  readonly suggested?: string;
  readonly version: number;
  /** What is written first. */
  readonly terms: Edited;
  /** Whose draft this is; null: nobody has one. */
  readonly draftBy: string | null;
};

/** The next version of something authored while it is written: what it says, whether it can be read, what is to be mended (4.M). */
export function useAuthored<Terms>(
  { code: known, suggested = '', version, terms: begin, draftBy }: AuthoredBegin,
  schema: z.ZodType<Terms>,
  codes: z.ZodType<string>,
) {
  const [code, setCode] = useState(known ?? suggested);
  const [edited, change] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const read = useMemo(() => schema.safeParse(edited), [schema, edited]);
  const problems = useMemo(
    (): readonly Problem[] =>
      read.success
        ? []
        : read.error.issues.map(({ path, message, code: kind }) => ({
            path: path.join('.'),
            // What the terms themselves say has words of its own; whatever else is wrong is missing or not filled in right.
            message: kind === 'custom' ? message : 'missing',
          })),
    [read],
  );
  return {
    code,
    setCode,
    isCode: codes.safeParse(code).success,
    isNew: known === null,
    version,
    draftBy,
    edited,
    change,
    isSaved: edited === saved,
    onSaved: () => setSaved(edited),
    terms: read.success ? read.data : null,
    problems,
  };
}

export type Authored<Terms> = ReturnType<typeof useAuthored<Terms>>;
