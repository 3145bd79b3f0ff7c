import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge, StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { StaleBar } from '@/components/ui/stale-bar';
import { Group, Row } from './group';

/** What tells a state: badges, pills, banners and bars. */
export function StatusPart() {
  const t = useTranslations('design.status');
  return (
    <>
      <Group name="StatusPill · Badge · Avatar">
        <Row>
          {(['draft', 'waiting', 'running', 'attention', 'failed', 'stopped', 'note'] as const).map((meaning) => (
            <StatusPill key={meaning} meaning={meaning}>
              {t(`meanings.${meaning}`)}
            </StatusPill>
          ))}
          <Badge tone="accent">{t('badge')}</Badge>
          <Badge>v4</Badge>
          <Avatar name={t('person')} />
          <Avatar name="Lin Xia" />
          <Avatar name={null} />
        </Row>
      </Group>
      <Group name="Banner">
        <div className="grid gap-2.5">
          <Banner tone="info" title={t('info')} />
          <Banner tone="warning" title={t('warning')} action={<Button size="sm">{t('warningAct')}</Button>}>
            {t('warningNote')}
          </Banner>
          <Banner tone="success" title={t('success')} />
          <Banner tone="danger" title={t('danger')}>
            {t('dangerNote')}
          </Banner>
        </div>
      </Group>
      <Group name="StaleBar">
        <div className="grid gap-2.5">
          <StaleBar asOf="2026-11-21T02:05:00Z" refreshing />
        </div>
      </Group>
    </>
  );
}
