// npm test: everything that is checked, from a fresh checkout. Runs on the Node the machine has, then on Node 24.
import { checkInstallation, continueWith, endWithNpm, installPackages, root } from './bootstrap.mjs';

process.chdir(root);
endWithNpm();
await installPackages();
checkInstallation();
await continueWith('scripts/verify.ts');
