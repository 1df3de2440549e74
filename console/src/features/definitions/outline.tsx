import { Button } from 'antd';
import { useText, useWords } from '../../language/language.ts';

const words = {
  zh: { stages: '环节', fields: '字段', clocks: '期限', duties: '定期报送', indicators: '指标', parameters: '参数' },
  en: {
    stages: 'Stages',
    fields: 'Fields',
    clocks: 'Limits',
    duties: 'Duties',
    indicators: 'Indicators',
    parameters: 'Parameters',
  },
};

const PARTS = ['stages', 'fields', 'clocks', 'duties', 'indicators', 'parameters'] as const;

type Item = Readonly<Record<string, unknown>>;
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a definition consists of, as a tree; each entry leads to its place in the text. */
export function Outline({ document, onGo }: { document: Item; onGo: (path: readonly string[]) => void }) {
  const w = useWords(words);
  const text = useText();
  const nameOf = (item: Item): string => {
    const title = item['title'] ?? item['label'];
    return isItem(title) ? text({ zh: String(title['zh']), en: String(title['en']) }) : String(item['key']);
  };
  return (
    <div className="definition-tree">
      {PARTS.map((part) => {
        const value = document[part];
        const items = Array.isArray(value) ? value.filter(isItem) : [];
        return items.length === 0 ? null : (
          <details key={part} open={part === 'stages'}>
            <summary>
              {w[part]} {items.length}
            </summary>
            <ul>
              {items.map((item) => (
                <li key={String(item['key'])}>
                  <Button type="link" onClick={() => onGo([part, String(item['key'])])}>
                    {nameOf(item)}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
