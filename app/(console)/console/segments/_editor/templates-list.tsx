'use client';
import { LayoutTemplate } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { type Condition, leavesOf } from '@/lib/kernel/condition';
import { useParts } from './rule-words';
import { templatesOf } from './templates';

/** Rules to begin with; one replaces what is written. Those that ask for what this shop does not know are not offered. */
export function Templates({ month, onTake }: { readonly month: number; readonly onTake: (where: Condition) => void }) {
  const t = useTranslations('segments');
  const { attributes } = useParts();
  const [open, setOpen] = useState(false);
  const known = new Set(attributes.map(({ code }) => code));
  const offered = templatesOf(month).filter(({ where }) =>
    leavesOf(where).every(({ attribute }) => known.has(attribute)),
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      title={t('template.title')}
      className="w-80 max-w-[calc(100vw-2rem)]"
      trigger={
        <Button size="sm" icon={<LayoutTemplate aria-hidden="true" />}>
          {t('template.title')}
        </Button>
      }
    >
      <p className="mb-2 text-xs text-muted">{t('template.note')}</p>
      <ul className="grid gap-1">
        {offered.map(({ code, where }) => (
          <li key={code}>
            <button
              type="button"
              className="grid w-full gap-0.5 rounded-control px-2.5 py-2 text-left text-dense hover:bg-sunken"
              onClick={() => {
                onTake(where);
                setOpen(false);
              }}
            >
              <span className="font-medium">{t(`template.${code as 'birthday'}.name`)}</span>
              <span className="text-xs text-muted">{t(`template.${code as 'birthday'}.note`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
