// Forms as people fill them in: by the names that stand above the fields.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How long a choice that was taken may need to stand in its field, and how long it is tried. */
const SHOWN_MS = 3000;
const PATIENCE_MS = 60_000;

export interface FileToSend {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What stands in a field: text, the words of a choice, or a file. */
export type Answers = Readonly<Record<string, string | FileToSend>>;

/** Fills in the fields of a form by their labels. */
export async function fill(form: Page | Locator, answers: Answers): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) {
    const field = fieldOf(form, label);
    await field.waitFor();
    if (typeof answer !== 'string') await sendFile(field, answer);
    else if ((await field.getByRole('radio').count()) > 0)
      await field.getByRole('radio', { name: answer, exact: true }).check();
    else if ((await field.getByRole('combobox').count()) > 0) await choose(field, answer);
    else await field.locator('input, textarea').first().fill(answer);
  }
}

/** The part of a form under a label. */
function fieldOf(form: Page | Locator, label: string): Locator {
  const page = 'page' in form ? form.page() : form;
  const title = page.locator('label').getByText(label, { exact: true });
  return form.locator('.ant-form-item').filter({ has: title }).first();
}

/**
 * Takes from a list the first choice with these words, typing them where the list is sought in. A list that is asked anew
 * can move away under the pointer: then people point again.
 */
export async function choose(field: Locator, words: string): Promise<void> {
  await expect.poll(() => isChosen(field, words), { timeout: PATIENCE_MS }).toBe(true);
}

async function isChosen(field: Locator, words: string): Promise<boolean> {
  const box = field.getByRole('combobox');
  if ((await box.getAttribute('aria-expanded')) !== 'true') await box.click();
  if (await box.isEditable()) {
    await box.fill(words);
    await field.locator('.anticon-loading').waitFor({ state: 'hidden' });
  }
  await field.page().locator('.ant-select-item-option:visible', { hasText: words }).first().click();
  const chosen = field.getByText(words).filter({ visible: true }).first();
  return chosen.waitFor({ timeout: SHOWN_MS }).then(
    () => true,
    () => false,
  );
}

async function sendFile(field: Locator, file: FileToSend): Promise<void> {
  await field.locator('input[type=file]').setInputFiles(file);
  await field.getByRole('button', { name: `移除 ${file.name}` }).waitFor();
}
