'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { BenefitSay, BenefitWords } from '@/components/benefits/words';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import type { TypedLine } from '@/components/offers/use-tried';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { describeTerms } from '@/lib/benefits/rules/describe';
import { TermsSchema } from '@/lib/benefits/rules/terms';
import { BenefitCode } from '@/lib/benefits/schema';
import { type Difference, diffSentences, type Sentence } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import { TermDifferences, TermsList } from '../_components/terms-list';
import { BenefitCalculator } from './benefit-calculator';
import { EditorBar } from './editor-bar';
import { Examples } from './examples';
import { MemberPreview } from './member-preview';
import { isOfferKind, TermsForm } from './terms-form';

/** The next version of a benefit: a form beside what it says, what it changes, worked examples and the member's view (B7). */
export function BenefitEditor({
  code: known,
  version,
  published,
  begin,
  draftBy,
  cart,
  zone,
  choices,
}: {
  /** Null: a benefit that does not exist yet. */
  readonly code: string | null;
  readonly version: number;
  readonly published: unknown;
  readonly begin: Edited;
  /** Whose draft this is; null: nobody has one. */
  readonly draftBy: string | null;
  readonly cart: readonly TypedLine[];
  readonly zone: string;
  readonly choices: Choices;
}) {
  const t = useTranslations('benefits');
  const say = useTranslations() as unknown as BenefitSay;
  const locale = useLocale() as Locale;
  const [code, setCode] = useState(known ?? '');
  const [edited, setEdited] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const words: BenefitWords = useMemo(() => {
    const named = [
      ...(choices.levels ?? []),
      ...(choices.stores ?? []),
      ...(choices.categories ?? []),
      ...(choices.brands ?? []),
    ];
    const names = new Map(named.map(({ value, label }) => [value, String(label)]));
    return { t: say, locale, zone, nameOf: (one) => names.get(one) ?? one };
  }, [say, locale, zone, choices]);
  const read = useMemo(() => TermsSchema.safeParse(edited), [edited]);
  const was = useMemo(() => TermsSchema.safeParse(published), [published]);
  const isCode = BenefitCode.safeParse(code).success;
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message, code: kind }) => ({
        path: path.join('.'),
        message: kind === 'custom' ? message : 'missing',
      }));
  const sentences = read.success ? describeTerms(read.data) : [];
  const differences = read.success && was.success ? diffSentences(describeTerms(was.data), sentences) : [];
  const sayProblem = (message: string) =>
    t.has(`trouble.${message}`) ? t(`trouble.${message}`) : t('trouble.missing');

  return (
    <ChoicesProvider value={choices}>
      <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
        {draftBy === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draftBy })} className="mb-4" />
        )}
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 gap-4">
            {known === null ? (
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
            <TermsForm />
          </div>
          <div className="grid min-w-0 gap-4">
            <Review
              version={version}
              mend={problems.length}
              sentences={sentences}
              differences={differences}
              words={words}
            />
            {read.success ? (
              <>
                <Examples terms={read.data} words={words} />
                <MemberPreview terms={read.data} words={words} />
              </>
            ) : null}
            {isOfferKind(String(edited.kind)) ? (
              <BenefitCalculator code={isCode ? code : ''} edited={edited} cart={cart} zone={zone} />
            ) : null}
          </div>
        </div>
        <EditorBar
          code={code}
          isNew={known === null}
          version={version}
          edited={edited}
          isReadable={read.success}
          isCode={isCode}
          isSaved={edited === saved}
          hasDraft={known !== null && draftBy !== null}
          zone={zone}
          onSaved={() => setSaved(edited)}
        />
      </EditingProvider>
    </ChoicesProvider>
  );
}

/** What the terms say, read back, and what they change of the version before. */
function Review({
  version,
  mend,
  sentences,
  differences,
  words,
}: {
  readonly version: number;
  readonly mend: number;
  readonly sentences: readonly Sentence[];
  readonly differences: readonly Difference[];
  readonly words: BenefitWords;
}) {
  const t = useTranslations('benefits');
  return (
    <Card>
      <CardHeader title={t('review.title')} note={mend === 0 ? null : t('review.mend', { count: mend })} />
      <div className="grid gap-4 px-4 pb-4" aria-live="polite">
        <TermsList sentences={sentences} words={words} />
        {version === 0 || mend > 0 ? null : (
          <section>
            <h3 className="mb-1.5 text-dense font-medium">{t('review.changes', { version })}</h3>
            {differences.length === 0 ? (
              <p className="text-dense text-muted">{t('review.none')}</p>
            ) : (
              <TermDifferences differences={differences} words={words} />
            )}
          </section>
        )}
      </div>
    </Card>
  );
}
