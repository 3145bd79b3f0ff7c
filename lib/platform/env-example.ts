import type { z } from 'zod';
import { ENV } from './env';

const HEAD = `# What can be set, made from lib/platform/env.ts by \`npm run env:example\`. Copy to .env and change.
# \`npm start\` needs none of it: it brings a database and makes the secrets.
# 由 npm run env:example 生成。npm start 无需任何设置即可运行。
`;

type Meta = { readonly group: string; readonly example?: string; readonly secret?: boolean };

/** The text of `.env.example`. */
export function envExample(): string {
  const groups = Map.groupBy(Object.entries(ENV.shape), ([, field]) => metaOf(field).group);
  const parts = [...groups].map(([group, fields]) => `# --- ${group} ---\n${fields.map(describeField).join('\n')}`);
  return `${HEAD}\n${parts.join('\n\n')}\n`;
}

function describeField([name, field]: [string, z.ZodType]): string {
  const { description = '' } = field.meta() ?? {};
  const comment = description
    .split(' | ')
    .map((line) => `# ${line}`)
    .join('\n');
  return `${comment}\n${lineOf(name, field)}`;
}

/** Secrets have no example value: somebody would keep it. */
function lineOf(name: string, field: z.ZodType): string {
  const { secret, example } = metaOf(field);
  if (secret) return `${name}=`;
  const usual = field.safeParse(undefined);
  return `# ${name}=${example ?? (usual.success ? usual.data : '')}`;
}

function metaOf(field: z.ZodType): Meta {
  return field.meta() as Meta;
}
