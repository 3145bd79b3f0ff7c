'use client';
import { type ReactNode, useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { instantOfWall } from '@/components/editing/wall';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { DraftBar, type DraftTexts } from './draft-bar';
import type { Answered, useAct } from './use-act';
import type { Authored } from './use-authored';

type Texts = DraftTexts | 'editor.code' | 'editor.codeHelp' | 'draft.waiting' | 'trouble.bad_code' | 'trouble.missing';
type Values = Record<string, string | number>;

/** What an editor says, from the texts of what it edits. */
export type AuthoredSay = {
  (key: Texts, values?: Values): string;
  has(key: `trouble.${string}`): boolean;
};

/** How a draft of something is kept, thrown away and published. */
export type AuthoredActs = {
  readonly save: (draft: AuthoredDraft) => Promise<Answered<unknown>>;
  readonly drop: (of: { readonly code: string }) => Promise<Answered<unknown>>;
  readonly publish: (draft: AuthoredPublished) => Promise<Answered<{ readonly version: number }>>;
};

type AuthoredDraft = { readonly code: string; readonly basedOn: number; readonly terms: Edited };
type AuthoredPublished = AuthoredDraft & { readonly note: string; readonly effectiveFrom: string | null };

/** The frame of an editor: whose draft it is, the code, the form, what is read beside it, and the bar that saves and publishes. */
export function AuthoredEditor<Terms>({
  authored,
  t,
  act,
  acts,
  list,
  choices,
  zone,
  later,
  form,
  aside,
}: {
  readonly authored: Authored<Terms>;
  readonly t: AuthoredSay;
  readonly act: ReturnType<typeof useAct>;
  readonly acts: AuthoredActs;
  /** The page that lists what is edited. */
  readonly list: string;
  readonly choices: Choices;
  readonly zone: string;
  /** How the field is called by which a version begins later on; without it versions begin when they are published. */
  readonly later?: { readonly label: string; readonly help: string };
  readonly form: ReactNode;
  readonly aside?: ReactNode;
}) {
  const { code, setCode, isCode, isNew, version, draftBy, edited, change, isSaved, onSaved, terms, problems } =
    authored;
  const [from, setFrom] = useState('');
  const sayProblem = (message: string) =>
    t.has(`trouble.${message}`) ? t(`trouble.${message}` as Texts) : t('trouble.missing');
  const draft = { code, basedOn: version, terms: edited };
  return (
    <ChoicesProvider value={choices}>
      {/* An empty form that nobody has touched is not told off for being empty. */}
      <EditingProvider value={{ edited, change, problems: isNew && isSaved ? [] : problems, sayProblem, zone }}>
        {draftBy === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draftBy })} className="mb-4" />
        )}
        <div
          className={
            aside === undefined
              ? 'grid max-w-4xl gap-4'
              : 'grid items-start gap-4 xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]'
          }
        >
          <div className="grid min-w-0 gap-4">
            {isNew ? (
              <Card inset>
                <Field
                  label={t('editor.code')}
                  help={t('editor.codeHelp')}
                  error={code === '' || isCode ? undefined : t('trouble.bad_code')}
                  required
                >
                  <Input value={code} onChange={(event) => setCode(event.target.value)} />
                </Field>
              </Card>
            ) : null}
            {form}
          </div>
          {aside === undefined ? null : <div className="grid min-w-0 gap-4">{aside}</div>}
        </div>
        <DraftBar
          t={t}
          act={act}
          list={list}
          code={code}
          isNew={isNew}
          version={version}
          isReadable={terms !== null}
          isCode={isCode}
          isSaved={isSaved}
          hasDraft={!isNew && draftBy !== null}
          onSaved={onSaved}
          onSave={() => acts.save(draft)}
          onDrop={() => acts.drop({ code })}
          onPublish={(note) => acts.publish({ ...draft, note, effectiveFrom: instantOfWall(from, zone) })}
        >
          {later === undefined ? null : (
            <Field label={later.label} help={later.help}>
              <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
            </Field>
          )}
        </DraftBar>
      </EditingProvider>
    </ChoicesProvider>
  );
}
