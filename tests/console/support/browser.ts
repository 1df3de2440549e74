// A real Chromium with Chinese glyphs; both come from npm.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

const require = createRequire(import.meta.url);

/** Drawn by the processor, as root, with the same glyphs everywhere; what is switched off asks hosts of the browser's maker. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

export interface RunningBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts the browser; `BANJIE_CHROMIUM` names another one to use. */
export async function startBrowser(): Promise<RunningBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-browser-'));
  const browser = await playwright.launch({
    executablePath: process.env['BANJIE_CHROMIUM'] ?? (await chromium.executablePath()),
    args: ARGUMENTS,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fontsFile(folder) },
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Names the folders of the two weights that the console uses: the browser has no Chinese font of its own. */
function fontsFile(folder: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const file = join(folder, 'fonts.conf');
  const folders = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'cache')}</cachedir>`;
  const every = '<match><edit name="family" mode="append"><string>Noto Sans SC</string></edit></match>';
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders}${cache}${every}</fontconfig>`);
  return file;
}
