import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { RegionRecord, StoreRecord } from '@/lib/stores';
import { PlaceForm } from './place-form';

/** The stores of each region, the closed ones last. */
export function StoresTable({
  regions,
  stores,
  isEnglish,
  canEdit,
}: {
  readonly regions: readonly RegionRecord[];
  readonly stores: readonly StoreRecord[];
  readonly isEnglish: boolean;
  readonly canEdit: boolean;
}) {
  const t = useTranslations('stores');
  const nameOf = (one: RegionRecord) => (isEnglish ? one.nameEn : one.nameZh);
  return (
    <div className="-mt-6 grid">
      {regions.map((region) => {
        const own = stores
          .filter(({ regionId }) => regionId === region.id)
          .sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null));
        return (
          <Section
            key={region.code}
            id={`region-${region.code}`}
            title={nameOf(region)}
            action={
              canEdit ? (
                <PlaceForm
                  kind="region"
                  place={region}
                  regions={[]}
                  trigger={
                    <Button size="sm" variant="ghost" aria-label={t('change', { name: nameOf(region) })}>
                      {t('edit')}
                    </Button>
                  }
                />
              ) : null
            }
          >
            {own.length === 0 ? (
              <Card inset className="text-dense text-muted">
                {t('noStores')}
              </Card>
            ) : (
              <Card className="overflow-hidden">
                <Table caption={t('of', { region: nameOf(region) })}>
                  <TableHead>
                    <Th className="w-1/4">{t('name')}</Th>
                    <Th className="w-1/5">{t('code')}</Th>
                    <Th>{t('address')}</Th>
                    {canEdit ? <ActsTh label={t('acts')} /> : null}
                  </TableHead>
                  <tbody>
                    {own.map((store) => (
                      <Tr key={store.code}>
                        <Td row>
                          <span className="inline-flex items-center gap-1.5">
                            {nameOf(store)}
                            {store.closedAt === null ? null : <StatusPill meaning="stopped">{t('closed')}</StatusPill>}
                          </span>
                        </Td>
                        <Td className="text-muted">{store.code}</Td>
                        <Td>
                          {store.address || <span className="text-muted">{t('noAddress')}</span>}
                          {store.phone ? <span className="block text-muted">{store.phone}</span> : null}
                        </Td>
                        {canEdit ? (
                          <Td end>
                            <PlaceForm
                              kind="store"
                              place={store}
                              regions={regions}
                              trigger={
                                <Button size="sm" variant="ghost" aria-label={t('change', { name: nameOf(store) })}>
                                  {t('edit')}
                                </Button>
                              }
                            />
                          </Td>
                        ) : null}
                      </Tr>
                    ))}
                  </tbody>
                </Table>
              </Card>
            )}
          </Section>
        );
      })}
    </div>
  );
}
