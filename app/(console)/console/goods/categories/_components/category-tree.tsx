import { CornerDownRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { ListedCategory } from '@/lib/catalog';
import { formatFilters } from '@/lib/kernel/list-query';
import { PlaceForm } from '../../_components/place-form';
import { parentChoices } from './parent-choices';

const INDENT = ['', 'pl-5', 'pl-10', 'pl-15', 'pl-20', 'pl-25'] as const;

/** The tree of categories, each after its parent; moving one is choosing another parent. */
export function CategoryTree({
  all,
  isEnglish,
  canEdit,
}: {
  readonly all: readonly ListedCategory[];
  readonly isEnglish: boolean;
  readonly canEdit: boolean;
}) {
  const t = useTranslations('goods');
  return (
    <Table caption={t('categories.title')}>
      <TableHead>
        <Th>{t('column.name')}</Th>
        <Th>{t('column.code')}</Th>
        <Th end>{t('column.products')}</Th>
        {canEdit ? <Th end>{t('column.acts')}</Th> : null}
      </TableHead>
      <tbody>
        {all.map((one) => {
          const name = isEnglish ? one.nameEn : one.nameZh;
          return (
            <Tr key={one.code}>
              <Td row>
                <span className={cn('inline-flex items-center gap-1.5', INDENT[one.path.length - 1])}>
                  {one.path.length > 1 ? (
                    <CornerDownRight className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
                  ) : null}
                  {name}
                  {one.path.length > 1 ? (
                    <VisuallyHidden>{t('categories.level', { level: one.path.length })}</VisuallyHidden>
                  ) : null}
                  {one.archivedAt === null ? null : <StatusPill meaning="stopped">{t('archived')}</StatusPill>}
                </span>
              </Td>
              <Td className="text-muted">{one.code}</Td>
              <Td end>
                <TextLink
                  quiet
                  href={`/console/goods?filter=${encodeURIComponent(formatFilters({ category: [one.code] }))}`}
                >
                  <VisuallyHidden>{t('categories.show', { name })}</VisuallyHidden>
                  <NumberText value={productsIn(all, one.code)} />
                </TextLink>
              </Td>
              {canEdit ? (
                <Td end>
                  <PlaceForm
                    kind="categories"
                    place={{ ...one, isArchived: one.archivedAt !== null }}
                    parents={{ parent: one.parentCode, options: parentChoices(all, one.code, isEnglish) }}
                    trigger={
                      <Button size="sm" variant="ghost" aria-label={t('form.change', { name })}>
                        {t('form.edit')}
                      </Button>
                    }
                  />
                </Td>
              ) : null}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** The living products of a category and of all below it: as many as its link shows. */
const productsIn = (all: readonly ListedCategory[], code: string): number =>
  all.filter(({ path }) => path.includes(code)).reduce((sum, { products }) => sum + products, 0);
