import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { booksOf, MANY_KINDS } from '@/app/_terms/many-books';
import { singleBooks } from '@/app/_terms/single-books';
import { TermCard } from '@/app/_terms/term-card';
import { termWords } from '@/app/_terms/words';
import { MemberTop } from '@/components/shell/member-top';
import { List, ListRow } from '@/components/ui/list';
import { Section, SectionTitle } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { reader } from '@/lib/platform/reading';
import { ListPageSkeleton } from '../_components/skeletons';
import { currentProgram, requireMember } from '../_reading/member';

/** The title of the rules. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('title') };
}

export default async function RulesPage() {
  const t = await getTranslations('terms');
  return (
    <>
      <MemberTop title={t('title')} back="/me" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Rules />
      </Suspense>
    </>
  );
}

/** Every rule of the program in words, each made from the version in force (N17, S2-1.2). */
async function Rules() {
  await requireMember('/rules');
  const [program, now] = [await currentProgram(), new Date()];
  const [t, books, counts] = await Promise.all([
    getTranslations('terms'),
    singleBooks(reader(), program),
    Promise.all(MANY_KINDS.map(async (kind) => (await booksOf(kind, reader(), program, now)).length)),
  ]);
  const words = await termWords(reader(), program, books);
  return (
    <>
      <p className="mx-0.5 mb-3 text-dense text-muted">{t('note')}</p>
      <nav aria-label={t('contents')} className="mx-0.5 flex flex-wrap gap-x-4 gap-y-2 text-dense">
        {books.map(({ printer: { code } }) => (
          <TextLink key={code} quiet href={`#${code}`}>
            {t(`section.${code}` as 'section.points')}
          </TextLink>
        ))}
      </nav>
      <section aria-labelledby="each" className="mt-6">
        <SectionTitle id="each">{t('each')}</SectionTitle>
        <List>
          {MANY_KINDS.map((kind, place) => (
            <ListRow
              key={kind}
              title={t(`section.${kind}`)}
              detail={t('count', { count: counts[place] ?? 0 })}
              href={`/rules/${kind}`}
            />
          ))}
        </List>
      </section>
      {books.map((book) => (
        <Section
          key={book.printer.code}
          id={book.printer.code}
          title={t(`section.${book.printer.code}` as 'section.points')}
        >
          <TermCard book={book} words={words} now={now} />
        </Section>
      ))}
    </>
  );
}
