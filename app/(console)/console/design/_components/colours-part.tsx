import { useTranslations } from 'next-intl';
import { LevelMark, METALS } from '@/components/ui/level-mark';
import { Group, Row } from './group';

const SWATCHES = [
  ['paper', 'bg-paper text-ink'],
  ['surface', 'bg-surface text-ink'],
  ['sunken', 'bg-sunken text-ink'],
  ['track', 'bg-track text-ink'],
  ['accent', 'bg-accent text-on-accent'],
  ['tint', 'bg-tint text-accent'],
  ['success', 'bg-success-tint text-success'],
  ['warning', 'bg-warning-tint text-warning'],
  ['danger', 'bg-danger-tint text-danger'],
  ['info', 'bg-info-tint text-info'],
  ['inverse', 'bg-inverse text-on-inverse'],
] as const;

/** Colours by role, the metals, and the sizes of type. */
export function ColoursPart() {
  const t = useTranslations('design');
  return (
    <>
      <Group name="tokens">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(96px,1fr))] gap-2">
          {SWATCHES.map(([name, look]) => (
            <li key={name} className={`rounded-lg border border-line px-3 py-2.5 text-xs ${look}`}>
              {name}
            </li>
          ))}
        </ul>
      </Group>
      <Group name="LevelMark">
        <Row>
          {METALS.map((metal) => (
            <LevelMark key={metal} metal={metal}>
              {t(`metals.${metal}`)}
            </LevelMark>
          ))}
        </Row>
      </Group>
      <Group name="text-2xl … text-xs">
        <p className="text-2xl font-bold">¥1,280</p>
        <p className="text-xl font-bold">{t('sample.level')}</p>
        <p className="text-lg font-bold">{t('sample.campaign')}</p>
        <p className="text-base">{t('sample.sentence')}</p>
        <p className="text-xs text-muted">{t('sample.small')}</p>
      </Group>
    </>
  );
}
