import { Download, Ellipsis, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import { LinkButton } from '@/components/ui/link-button';
import { Spinner } from '@/components/ui/spinner';
import { TextLink } from '@/components/ui/text-link';
import { Group, Row } from './group';

/** Buttons and links in all their looks and states. */
export function ActsPart() {
  const t = useTranslations('design.acts');
  return (
    <>
      <Group name="Button">
        <Row>
          <Button variant="primary" icon={<Plus aria-hidden="true" />}>
            {t('create')}
          </Button>
          <Button>{t('preview')}</Button>
          <Button variant="outline">{t('review')}</Button>
          <Button variant="ghost">{t('later')}</Button>
          <Button variant="danger">{t('delete')}</Button>
          <Button variant="danger-outline">{t('stop')}</Button>
        </Row>
      </Group>
      <Group name="size · disabled · pending">
        <Row>
          <Button variant="primary" size="lg">
            {t('submit')}
          </Button>
          <Button variant="primary" size="sm">
            {t('claim')}
          </Button>
          <Button disabled>{t('claimed')}</Button>
          <Button variant="primary" aria-busy className="pointer-events-none">
            <Spinner />
            {t('saving')}
          </Button>
        </Row>
      </Group>
      <Group name="IconButton · LinkButton · TextLink · CopyButton · Kbd">
        <Row>
          <IconButton label={t('more')} icon={<Ellipsis />} bordered />
          <IconButton label={t('export')} icon={<Download />} />
          <LinkButton href="/console/design">{t('open')}</LinkButton>
          <TextLink href="/console/design">{t('see')}</TextLink>
          <CopyButton text="1234567890" label={t('copy')} />
          <CopyButton text="1234567890" />
          <Kbd>⌘K</Kbd>
        </Row>
      </Group>
    </>
  );
}
