import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { Stat, Stats } from '@/components/ui/stat';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { ProgressBar } from '@/components/ui/track';
import { formatNumber } from '@/lib/kernel/format';
import type { QuestionResult, SurveyPage } from '@/lib/surveys';
import { say } from '@/lib/surveys/rules/say';
import { Texts } from './texts';

/** What came of each question: counts and shares, the average, the net promoter score with its bands, and words. */
export async function Results({
  page,
  isAnonymous,
  locale,
}: {
  readonly page: SurveyPage;
  readonly isAnonymous: boolean;
  readonly locale: string;
}) {
  const t = await getTranslations('surveys');
  return (
    <>
      {isAnonymous ? <Banner tone="info" title={t('results.anonymous')} /> : null}
      {page.results.map((result) => (
        <Card key={result.question.code}>
          <CardHeader
            title={say(result.question.text, locale)}
            note={`${t(`kind.${result.question.kind as 'rating'}`)} · ${
              result.answered === null ? t('few') : t('results.answered', { count: result.answered })
            }`}
          />
          <Figures result={result} />
          {result.asked.as === 'text' ? (
            <ClientTexts namespaces={['surveys']}>
              <Texts survey={page.code} question={result.question.code} count={result.answered ?? 0} />
            </ClientTexts>
          ) : (
            <Counts result={result} locale={locale} />
          )}
        </Card>
      ))}
    </>
  );
}

async function Figures({ result: { average, nps } }: { readonly result: QuestionResult }) {
  const t = await getTranslations('surveys');
  if (average !== null)
    return (
      <div className="px-4 pb-3">
        <Stats label={t('results.average')}>
          <Stat nameFirst name={t('results.average')} value={(average / 100).toFixed(2)} />
        </Stats>
      </div>
    );
  if (nps === null) return null;
  return (
    <div className="px-4 pb-3">
      <Stats label={t('results.nps')}>
        <Stat nameFirst name={t('results.nps')} value={formatNumber(nps.score, true)} />
        <Stat nameFirst name={t('results.promoters')} value={formatNumber(nps.promoters)} />
        <Stat nameFirst name={t('results.passives')} value={formatNumber(nps.passives)} />
        <Stat nameFirst name={t('results.detractors')} value={formatNumber(nps.detractors)} />
      </Stats>
    </div>
  );
}

async function Counts({ result, locale }: { readonly result: QuestionResult; readonly locale: string }) {
  const t = await getTranslations('surveys');
  const { question, asked, cells, answered } = result;
  const nameOf = (value: string) => {
    if (asked.as === 'scale') return asked.reads === 'average' ? t('results.stars', { count: Number(value) }) : value;
    const option = 'options' in asked ? asked.options.find(({ code }) => code === value) : undefined;
    return option === undefined ? value : say(option.text, locale);
  };
  const whole = answered ?? 0;
  return (
    <Table caption={say(question.text, locale)}>
      <TableHead>
        <Th>{t('results.answer')}</Th>
        <Th>{t('results.share')}</Th>
        <Th end>{t('results.count')}</Th>
      </TableHead>
      <tbody>
        {cells.map(({ value, count }) => (
          <Tr key={value}>
            <Td row>{nameOf(value)}</Td>
            <Td className="w-1/2 min-w-24">
              {count === null ? null : (
                <ProgressBar
                  value={count}
                  max={Math.max(1, whole)}
                  label={t('results.shareOf', { percent: whole === 0 ? 0 : Math.round((100 * count) / whole) })}
                />
              )}
            </Td>
            <Td end>{count === null ? t('few') : formatNumber(count)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
