import { UserRound } from 'lucide-react';
import { cn } from './cn';

/** The initials of a person, never a photo: the last two characters of a Chinese name, the first letters of others, of a Latin name after a Chinese title its first; of a masked one what is left. */
export function Avatar({ name, className }: { readonly name: string | null; readonly className?: string }) {
  const shown = (name ?? '').replaceAll('*', '').trim();
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-grid size-9 shrink-0 select-none place-items-center rounded-full bg-tint text-dense font-medium text-accent',
        className,
      )}
    >
      {shown ? initialsOf(shown) : <UserRound className="size-[55%]" />}
    </span>
  );
}

function initialsOf(name: string): string {
  const last = name.split(/\s+/).at(-1) ?? '';
  if (/\p{Script=Han}/u.test(last)) return [...last].slice(-2).join('');
  if (/\p{Script=Han}/u.test(name)) return [...last].slice(0, 1).join('').toUpperCase();
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
