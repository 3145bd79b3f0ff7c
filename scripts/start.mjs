// npm start: from a fresh checkout to a running system. Runs on the Node the machine has (20 or later), then on Node 24.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkInstallation, checkPort, continueWith, endWithNpm, giveUp, installPackages, root } from './bootstrap.mjs';

if (Number(process.versions.node.split('.')[0]) < 20)
  giveUp(`Node 20 or later is needed, this is ${process.version}. 需要 Node 20 以上。`);
process.chdir(root);
if (existsSync(join(root, '.env'))) process.loadEnvFile?.(join(root, '.env'));
endWithNpm();
await checkPort(Number(process.env.PORT || 3000));
await installPackages();
checkInstallation();
await continueWith('scripts/supervisor.ts');
