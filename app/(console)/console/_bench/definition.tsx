'use client';
import { Info } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';

/** What a number means, one press away from it: 查看口径. */
export function Definition({
  label,
  name,
  text,
}: {
  readonly label: string;
  readonly name: string;
  readonly text: string;
}) {
  return (
    <Popover
      title={name}
      align="end"
      trigger={<IconButton label={label} icon={<Info />} tip="none" className="size-6 text-muted [&_svg]:size-3.5" />}
    >
      <p className="text-dense text-muted">{text}</p>
    </Popover>
  );
}
