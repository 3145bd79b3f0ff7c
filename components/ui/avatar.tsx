import { UserRound } from 'lucide-react';
import { cn } from './cn';

/** The initials of a person, never a photo: the last two characters of a Chinese name, the first letters of others. */
export function Avatar({ name, className }: { readonly name: string | null; readonly className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-grid size-9 shrink-0 select-none place-items-center rounded-full bg-tint text-dense font-medium text-accent',
        className,
      )}
    >
      {name ? initialsOf(name) : <UserRound className="size-[55%]" />}
    </span>
  );
}

function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('');
  const words = trimmed.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
