// Lets Node strip the types of what the tests open by the doors, as it does for the server. Playwright would compile every
// file anew in each of its workers, which keeps the result of none: that took as long as a dozen walks.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const OWN = /^file:(?!.*\/node_modules\/).*\/(lib|prisma)\/.*\.ts$/;

registerHooks({
  load: (url, context, next) =>
    OWN.test(url)
      ? { format: 'module-typescript', source: readFileSync(fileURLToPath(url)), shortCircuit: true }
      : next(url, context),
});
