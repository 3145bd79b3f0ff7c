'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { BenefitSay, BenefitWords } from '@/components/benefits/words';
import type { Choices } from '@/components/goods/use-choices';
import type { TypedLine } from '@/components/offers/use-tried';
import { Card, CardHeader } from '@/components/ui/card';
import { dropBenefitDraft, publishBenefit, saveBenefitDraft } from '@/lib/benefits/actions';
import { describeTerms } from '@/lib/benefits/rules/describe';
import { TermsSchema } from '@/lib/benefits/rules/terms';
import { BenefitCode } from '@/lib/benefits/schema';
import { type Difference, diffSentences, type Sentence } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import { AuthoredEditor } from '../../_components/authored-editor';
import { useActOf } from '../../_components/use-act-of';
import { type AuthoredBegin, useAuthored } from '../../_components/use-authored';
import { TermDifferences, TermsList } from '../_components/terms-list';
import { BenefitCalculator } from './benefit-calculator';
import { Examples } from './examples';
import { MemberPreview } from './member-preview';
import { isOfferKind, TermsForm } from './terms-form';

/** The next version of a benefit: a form beside what it says, what it changes, worked examples and the member's view (B7). */
export function BenefitEditor({
  begin,
  published,
  cart,
  zone,
  choices,
}: {
  readonly begin: AuthoredBegin;
  readonly published: unknown;
  readonly cart: readonly TypedLine[];
  readonly zone: string;
  readonly choices: Choices;
}) {
  const t = useTranslations('benefits');
  const say = useTranslations() as unknown as BenefitSay;
  const locale = useLocale() as Locale;
  const authored = useAuthored(begin, TermsSchema, BenefitCode);
  const { code, isCode, edited, problems, terms } = authored;
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
  const was = useMemo(() => TermsSchema.safeParse(published), [published]);
  const sentences = terms === null ? [] : describeTerms(terms);
  const differences = terms !== null && was.success ? diffSentences(describeTerms(was.data), sentences) : [];
  return (
    <AuthoredEditor
      authored={authored}
      t={t}
      act={useActOf('benefits')}
      acts={{ save: saveBenefitDraft, drop: dropBenefitDraft, publish: publishBenefit }}
      list="/console/benefits"
      choices={choices}
      zone={zone}
      later={{ label: t('publish.from'), help: t('publish.fromHelp', { zone }) }}
      form={<TermsForm />}
      aside={
        <>
          <Review
            version={begin.version}
            mend={problems.length}
            sentences={sentences}
            differences={differences}
            words={words}
          />
          {terms === null ? null : (
            <>
              <Examples terms={terms} words={words} />
              <MemberPreview terms={terms} words={words} />
            </>
          )}
          {isOfferKind(String(edited.kind)) ? (
            <BenefitCalculator code={isCode ? code : ''} edited={edited} cart={cart} zone={zone} />
          ) : null}
        </>
      }
    />
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
