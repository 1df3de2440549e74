// What the source documents are called where a basis names one; their texts are not here.
import type { Text } from './definition/atoms.ts';

const DOCUMENTS: Readonly<Record<string, Text>> = {
  '000_f82f240fc0ebe233.txt': { zh: '春季大行动实施方案（2022年）', en: 'Spring campaign plan (2022)' },
  '001_7ee8fce85c601369.txt': { zh: '旬巩衔组发〔2024〕1号', en: 'County programme of 2024, document no. 1' },
  '002_389ec4a21e6feb56.txt': { zh: '后叶府发〔2022〕78号', en: 'Township programme of 2022, document no. 78' },
  '003_888031e7b1e54f4b.txt': { zh: '扶贫攻坚工作实施方案（2022年）', en: 'Implementation plans (2022)' },
  '004_768fbf35523b8fd1.txt': { zh: '“春季攻势”实施方案（2020年）', en: 'Township spring campaign plan (2020)' },
};

/** A source document's name for readers; the file's name for one that a county has added. */
export function documentTitle(file: string): Text {
  return DOCUMENTS[file] ?? { zh: file, en: file };
}
