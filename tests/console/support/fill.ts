// Forms as people fill them in: by the names that stand above the fields.
import type { Locator, Page } from 'playwright-core';

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

/** Types into a list until it offers one thing alone, and takes it; or takes what it offers where nothing is typed. */
async function choose(field: Locator, words: string): Promise<void> {
  const box = field.getByRole('combobox');
  const offered = field.page().locator('.ant-select-item-option:visible');
  await box.click();
  if (await box.isEditable()) {
    await box.fill(words);
    await offered.nth(1).waitFor({ state: 'hidden' });
  }
  await offered.filter({ hasText: words }).first().click();
}

async function sendFile(field: Locator, file: FileToSend): Promise<void> {
  await field.locator('input[type=file]').setInputFiles(file);
  await field.getByRole('button', { name: `移除 ${file.name}` }).waitFor();
}
