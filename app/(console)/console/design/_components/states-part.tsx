import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Drawing } from '@/components/ui/drawings';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { NoPermission } from '@/components/ui/no-permission';
import { Skeleton } from '@/components/ui/skeleton';
import { Group, Row } from './group';

/** The five states every region of data has. */
export function StatesPart() {
  const t = useTranslations('design.states');
  return (
    <>
      <Group name="Skeleton">
        <Card inset className="grid gap-2.5">
          <Skeleton className="h-7 w-32" />
          <Skeleton className="w-full" />
          <Skeleton className="w-2/3" />
        </Card>
      </Group>
      <Group name="EmptyState">
        <Card>
          <EmptyState drawing="people" title={t('first')} actions={<Button variant="primary">{t('firstAct')}</Button>}>
            {t('firstNote')}
          </EmptyState>
        </Card>
      </Group>
      <Group name="EmptyState filtered">
        <Card>
          <EmptyState drawing="search" title={t('filtered')} actions={<Button>{t('filteredAct')}</Button>} />
        </Card>
      </Group>
      <Group name="ErrorState · compact">
        <Card>
          <ErrorState title={t('error')} requestId="req_7Hq2">
            {t('errorNote')}
          </ErrorState>
        </Card>
        <ErrorState compact title={t('error')} requestId="req_7Hq2" className="mt-2.5">
          {t('kept')}
        </ErrorState>
      </Group>
      <Group name="NoPermission">
        <Card>
          <NoPermission what={t('secret')} who={t('who')} />
        </Card>
      </Group>
      <Group name="Drawing">
        <Row>
          {(['shop', 'people', 'ledger', 'search', 'box', 'broken', 'locked', 'calendar'] as const).map((name) => (
            <Drawing key={name} name={name} className="h-[69px] w-[90px]" />
          ))}
        </Row>
      </Group>
    </>
  );
}
