import { useTranslations } from 'next-intl';
import { renderSVG } from 'uqr';
import { CodePlate } from '@/components/ui/code-plate';
import { CopyButton } from '@/components/ui/copy-button';
import { Group } from './group';

/** A code to scan: black on white whatever the theme. */
export function CodesPart() {
  const t = useTranslations('design.codes');
  const svg = renderSVG('https://regulars.example/c/628100451277', { border: 0 });
  return (
    <Group name="CodePlate">
      <div className="mx-auto grid max-w-72 justify-items-center gap-2">
        <CodePlate label={t('label')} digits="628100451277" className="w-full">
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the picture is drawn here from a fixed text */}
          <div dangerouslySetInnerHTML={{ __html: svg }} />
        </CodePlate>
        <CopyButton text="628100451277" label={t('copy')} />
      </div>
    </Group>
  );
}
