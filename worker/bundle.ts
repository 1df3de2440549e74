import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { BundleOptions } from '@temporalio/worker';
import { failureConverterPath } from '../config/temporal.ts';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, 'node_modules/.cache/banjie-workflows');
const WORKFLOWS = join(ROOT, 'workflows/index.ts');
/** What a bundle is made of; the lock file stands for the packages in it and for the bundler. */
const SOURCES = ['workflows', 'domain', 'config/failure-converter.ts', 'worker/bundle.ts', 'package-lock.json'];
/** Spans of workflows; only in a bundle that is traced. */
const TRACING = '@temporalio/interceptors-opentelemetry/lib/workflow-interceptors.js';
const KEPT_BUNDLES = 3;

/**
 * What all cases in a worker share. Without it each case would run the code of every module anew at its start, FEEL's
 * parser included: a fifth of a case's CPU. Only what is pure may stand here, since nothing keeps cases apart in it.
 */
const SHARED = ['decide', 'evolve', 'next-wake', 'projection'].map((name) => join(ROOT, `domain/case/${name}.ts`));
/** Run before the sandbox freezes what it shares. */
const PREPARING = join(ROOT, 'workflows/stack-depth.ts');
/** The SDK lowers workflow code to ES2017, whose stand-ins for spread and `#private` cost a tenth of its CPU. */
const LANGUAGE = 'es2024';

/**
 * The workflow code for `Worker.create` and replay. Bundling takes 2–3 s, so a bundle is kept on disk under the digest
 * of its sources and made again only when one of them has changed. A traced one tells the spans of workflows. Throws when the code can't run in the sandbox.
 */
export async function bundleWorkflows({ traced = false } = {}): Promise<{ code: string }> {
  const file = join(CACHE, `${await digestOf(SOURCES)}${traced ? '-traced' : ''}.js`);
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return { code: kept };
  const { code } = await bundleWorkflowCode({
    workflowsPath: WORKFLOWS,
    failureConverterPath,
    preloadModules: [PREPARING, ...SHARED],
    webpackConfigHook: inOwnLanguage,
    workflowInterceptorModules: traced ? [fileURLToPath(import.meta.resolve(TRACING))] : [],
  });
  // An image whose files can't be written bundles at each start instead.
  await keep(file, code).catch(() => undefined);
  return { code };
}

type Bundler = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** Leaves the language of the sources as it is: the worker runs on the Node that this project names. */
function inOwnLanguage(config: Bundler): Bundler {
  for (const rule of config.module?.rules ?? []) {
    if (typeof rule !== 'object' || rule === null || typeof rule.use !== 'object' || Array.isArray(rule.use)) continue;
    const options = rule.use?.options;
    if (typeof options === 'object' && options !== null && 'jsc' in options) {
      Object.assign(options, { jsc: { ...(options.jsc as object), target: LANGUAGE } });
    }
  }
  return config;
}

async function keep(file: string, code: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, file);
  const bundles = await Promise.all(
    (await readdir(CACHE)).map(async (name) => ({ name, at: (await stat(join(CACHE, name))).mtimeMs })),
  );
  const old = bundles.sort((a, b) => b.at - a.at).slice(KEPT_BUNDLES);
  await Promise.all(old.map(({ name }) => rm(join(CACHE, name), { force: true })));
}

async function digestOf(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesOf(join(ROOT, source))) {
      hash
        .update(file.slice(ROOT.length))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
