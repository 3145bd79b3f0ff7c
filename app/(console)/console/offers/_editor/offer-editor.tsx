'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Edited, valueAt } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import { Calculator } from '@/components/offers/calculator';
import type { TypedLine } from '@/components/offers/use-tried';
import type { TermsWords } from '@/components/offers/words';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { diffSentences } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import { tryOffer } from '@/lib/pricing/actions';
import { describeOffer } from '@/lib/pricing/rules/describe-offer';
import { SaveOfferInput, type TriedCart } from '@/lib/pricing/rules/offer-input';
import type { Say } from '@/lib/pricing/rules/say';
import { OfferDifferences, OfferSentences } from '../_components/offer-sentences';
import { EditorBar } from './editor-bar';
import { OfferForm } from './offer-form';
import { problemsOf } from './problems';

/** The next version of an offer: a form beside what it says, what it changes, and what it would do to a cart. */
export function OfferEditor({
  code,
  basedOn,
  published,
  begin,
  draftBy,
  cart,
  choices,
  zone,
  backtest = null,
}: {
  /** Null: an offer that does not exist yet. */
  readonly code: string | null;
  readonly basedOn: number;
  readonly published: Edited | null;
  readonly begin: Edited;
  readonly draftBy: string | null;
  readonly cart: readonly TypedLine[];
  readonly choices: Choices;
  readonly zone: string;
  /** Trying it on past orders, below the calculator; of an offer that was saved already. */
  readonly backtest?: ReactNode;
}) {
  const t = useTranslations('offers');
  const say = useTranslations() as unknown as Say;
  const locale = useLocale() as Locale;
  const router = useRouter();
  const [edited, setEdited] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const words: TermsWords = useMemo(() => ({ say, locale, zone }), [say, locale, zone]);
  const read = useMemo(() => SaveOfferInput.safeParse(edited), [edited]);
  const was = useMemo(() => SaveOfferInput.safeParse(published), [published]);
  const problems = read.success ? [] : problemsOf(read.error.issues);
  // What lacks only its code or names says and does something all the same.
  const nameless = useMemo(() => SaveOfferInput.safeParse(withNames(edited)), [edited]);
  const sentences = nameless.success ? describeOffer(nameless.data.terms, nameless.data) : [];
  const differences =
    read.success && was.success ? diffSentences(describeOffer(was.data.terms, was.data), sentences) : [];
  const sayProblem = (message: string): string => (t.has(`trouble.${message}`) ? t(`trouble.${message}`) : message);
  const isReadable = read.success;
  const attempt = useCallback(
    (tried: TriedCart) => {
      const { terms, startsAt, endsAt } = withNames(edited) as Pick<
        Parameters<typeof tryOffer>[0],
        'terms' | 'startsAt' | 'endsAt'
      >;
      return tryOffer({
        code: code ?? '',
        terms,
        startsAt,
        endsAt,
        cart: { ...tried, at: tried.at?.toISOString() ?? null },
      });
    },
    [code, edited],
  );
  return (
    <ChoicesProvider value={choices}>
      <EditingProvider
        value={{ edited, change: setEdited, problems: edited === begin ? [] : problems, sayProblem, zone }}
      >
        {draftBy === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draftBy })} className="mb-4" />
        )}
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
          <OfferForm isNew={code === null} />
          <div className="grid min-w-0 gap-4">
            <Card>
              <CardHeader
                title={t('review.title')}
                note={isReadable || edited === begin ? null : t('review.mend', { count: problems.length })}
              />
              <div className="grid gap-4 px-4 pb-4" aria-live="polite">
                <OfferSentences
                  sentences={isReadable ? sentences : sentences.filter(({ id }) => id !== 'name')}
                  words={words}
                />
                {published === null || !isReadable ? null : (
                  <section>
                    <h3 className="mb-1.5 text-dense font-medium">{t('review.changes', { version: basedOn })}</h3>
                    {differences.length === 0 ? (
                      <p className="text-dense text-muted">{t('review.none')}</p>
                    ) : (
                      <OfferDifferences differences={differences} words={words} />
                    )}
                  </section>
                )}
              </div>
            </Card>
            <Calculator begin={cart} attempt={nameless.success ? attempt : null} zone={zone} />
            {backtest}
          </div>
        </div>
        <EditorBar
          code={code}
          basedOn={basedOn}
          edited={edited}
          isReadable={isReadable}
          isSaved={edited === saved}
          hasDraft={draftBy !== null}
          differences={published === null ? null : differences}
          words={words}
          onSaved={(next) => {
            setSaved(edited);
            if (code === null) router.replace(`/console/offers/${next}/edit`);
            router.refresh();
          }}
        />
      </EditingProvider>
    </ChoicesProvider>
  );
}

/** With a code and names where they are still missing. */
function withNames(edited: Edited): Edited {
  const { zh, en } = (valueAt(edited, ['terms', 'name']) ?? {}) as Readonly<Record<string, string>>;
  const terms = { ...(edited.terms as Edited), name: { zh: zh || en || '…', en: en || zh || '…' } };
  return { ...edited, code: edited.code || 'new', terms };
}
