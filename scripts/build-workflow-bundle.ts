// Writes the workflow bundle to the file named by the first argument, so that a worker need not bundle when it starts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleWorkflows } from '../worker/bundle.ts';

const target = process.argv[2];
if (target === undefined) throw new Error('usage: node scripts/build-workflow-bundle.ts FILE');
const { code } = await bundleWorkflows();
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, code);
process.stdout.write(`${target}: ${Math.round(code.length / 1024)} kB\n`);
