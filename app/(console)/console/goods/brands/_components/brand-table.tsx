import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { NumberText } from '@/components/ui/number-text';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { ListedBrand } from '@/lib/catalog';
import { formatFilters } from '@/lib/kernel/list-query';
import { PlaceForm } from '../../_components/place-form';

/** All brands with their living products. */
export function BrandTable({
  all,
  isEnglish,
  canEdit,
}: {
  readonly all: readonly ListedBrand[];
  readonly isEnglish: boolean;
  readonly canEdit: boolean;
}) {
  const t = useTranslations('goods');
  return (
    <Table caption={t('brands.title')}>
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
                <span className="inline-flex items-center gap-1.5">
                  {name}
                  {one.archivedAt === null ? null : <StatusPill meaning="stopped">{t('archived')}</StatusPill>}
                </span>
              </Td>
              <Td className="text-muted">{one.code}</Td>
              <Td end>
                <TextLink
                  quiet
                  href={`/console/goods?filter=${encodeURIComponent(formatFilters({ brand: [one.code] }))}`}
                >
                  <VisuallyHidden>{t('categories.show', { name })}</VisuallyHidden>
                  <NumberText value={one.products} />
                </TextLink>
              </Td>
              {canEdit ? (
                <Td end>
                  <PlaceForm
                    kind="brands"
                    place={{ ...one, isArchived: one.archivedAt !== null }}
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
