import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import type { Terms } from '@/lib/mall/rules/terms';
import { mallWords } from '../_reading';

const STEPS = ['first', 'second', 'third'] as const;

/** What it is, how it is had in three steps, and what holds of it (M6). */
export async function ItemWords({ terms }: { readonly terms: Terms }) {
  const [t, { worded, levelName }] = await Promise.all([getTranslations('mall'), mallWords()]);
  const { kind, levels, cash } = terms;
  const about = worded(terms.about);
  return (
    <>
      {about.text === '' ? null : (
        <Section id="about" title={t('about')}>
          <Card inset>
            <p lang={about.lang} className="whitespace-pre-line text-dense">
              {about.text}
            </p>
          </Card>
        </Section>
      )}
      <Section id="steps" title={t('steps.title')}>
        <Card inset>
          <ol className="grid list-decimal gap-1.5 pl-5 text-dense marker:text-muted">
            {STEPS.map((step) => (
              <li key={step}>{t(`steps.${kind}.${step}`)}</li>
            ))}
          </ol>
        </Card>
      </Section>
      <Section id="terms" title={t('terms.title')}>
        <Card inset>
          <ul className="grid list-disc gap-1.5 pl-5 text-dense marker:text-muted">
            <li>{t(`terms.${kind}`)}</li>
            <li>{t('terms.back')}</li>
            {levels.length === 0 ? null : (
              <li>{t('terms.levels', { levels: levels.map(levelName).join(t('join')) })}</li>
            )}
            {cash === 0 ? null : <li>{t('terms.cash')}</li>}
          </ul>
        </Card>
      </Section>
    </>
  );
}
