'use client';
import { Checkbox } from '@/components/ui/checkbox';
import { useProblem } from './editor-context';

/** Some of a few at a place of the rules, all visible. */
export function ChoicesAt<V extends string | number>({
  path,
  label,
  options,
  value,
  onChange,
}: {
  readonly path: string;
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: readonly V[];
  readonly onChange: (value: readonly V[]) => void;
}) {
  const problem = useProblem(path);
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 text-dense font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onCheckedChange={(checked) =>
              onChange(
                // In the order in which they are offered, so that the same choice is the same rule.
                options.map((one) => one.value).filter((one) => (one === option.value ? checked : value.includes(one))),
              )
            }
          />
        ))}
      </div>
      {problem === null ? null : <p className="text-xs text-danger">{problem}</p>}
    </fieldset>
  );
}
