import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { booksOf, MANY_KINDS, type ManyKind } from '@/app/_terms/many-books';
import { TermCard } from '@/app/_terms/term-card';
import { termWords } from '@/app/_terms/words';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import { reader } from '@/lib/platform/reading';
import { ListPageSkeleton } from '../../_components/skeletons';
import { currentProgram, requireMember } from '../../_reading/member';

type Params = { readonly params: Promise<{ readonly of: string }> };

const kindOf = (of: string): ManyKind => MANY_KINDS.find((kind) => kind === of) ?? notFound();

/** The title of the rules of one sort. */
export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const kind = kindOf((await params).of);
  return { title: (await getTranslations('terms'))(`section.${kind}`) };
}

export default async function RulesOfPage({ params }: Params) {
  const kind = kindOf((await params).of);
  const t = await getTranslations('terms');
  return (
    <>
      <MemberTop title={t(`section.${kind}`)} back="/rules" />
      <Suspense fallback={<ListPageSkeleton />}>
        <RulesOf kind={kind} />
      </Suspense>
    </>
  );
}

/** The rules of everything of one sort that is live now. */
async function RulesOf({ kind }: { readonly kind: ManyKind }) {
  await requireMember(`/rules/${kind}`);
  const [program, now] = [await currentProgram(), new Date()];
  const [t, books] = await Promise.all([getTranslations('terms'), booksOf(kind, reader(), program, now)]);
  const words = await termWords(reader(), program, books);
  if (books.length === 0) {
    return (
      <Card inset>
        <p className="text-dense text-muted">{t('none')}</p>
      </Card>
    );
  }
  return books.map((book) => {
    const { code, name } = book;
    const said = name === null ? (code ?? '') : (words.locale === 'en' && name.en) || name.zh;
    return (
      <Section key={code} id={`${kind}-${code}`} title={said} className="first:mt-0">
        <TermCard book={book} words={words} now={now} />
      </Section>
    );
  });
}
