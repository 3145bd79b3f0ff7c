// Lets plain Node 24 run the TypeScript of this repository: `node --import ./scripts/register.mjs file.ts`.
// Node strips the types itself; this adds what a bundler would do: the `@/` alias, missing extensions, `server-only`.
import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
// Packages and Next's build find their own files; its names with brackets would not survive us.
const OWN = /^file:(?!.*\/(node_modules|\.next)\/)/;
const SUFFIXES = ['', '.ts', '.tsx', '/index.ts', '/index.tsx', '.mjs', '.js'];

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'server-only') return { url: 'data:text/javascript,', format: 'module', shortCircuit: true };
    const file = ownFile(specifier, context.parentURL);
    if (file !== undefined) return withJson(next(file, context));
    try {
      return withJson(next(specifier, context));
    } catch (error) {
      // Packages without an exports map (next/server, next/headers) are imported without `.js` by next-auth and others.
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ERR_MODULE_NOT_FOUND' && specifier.startsWith('next/'))
        return next(`${specifier}.js`, context);
      throw error;
    }
  },
});

/**
 * The file of this repository that a specifier means, or undefined when it is a package's or Node's business.
 * @param {string} specifier @param {string | undefined} parent
 */
function ownFile(specifier, parent) {
  const base = specifier.startsWith('@/')
    ? new URL(specifier.slice(2), root)
    : /^\.{1,2}(\/|$)/.test(specifier) && parent !== undefined && OWN.test(parent)
      ? new URL(specifier, parent)
      : undefined;
  if (base === undefined) return undefined;
  const path = fileURLToPath(base);
  for (const suffix of SUFFIXES) {
    if (statSync(path + suffix, { throwIfNoEntry: false })?.isFile()) return pathToFileURL(path + suffix).href;
  }
  return undefined;
}

/** Bundlers import JSON without an attribute, Node insists on one. @param {import('node:module').ResolveFnOutput} resolved */
function withJson(resolved) {
  return resolved.url.endsWith('.json') ? { ...resolved, importAttributes: { type: 'json' } } : resolved;
}
