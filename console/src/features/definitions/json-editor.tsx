import { Input } from 'antd';
import { useRef } from 'react';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useWords } from '../../language/language.ts';
import { Notice } from '../../parts/notice.tsx';
import type { JsonFault } from './json-place.ts';

const words = {
  zh: { broken: '不是有效的 JSON', line: (line: number) => `第 ${line} 行`, go: '跳到该行' },
  en: { broken: 'This is no valid JSON', line: (line: number) => `line ${line}`, go: 'Go there' },
};

/** Puts the cursor at the beginning of a line of a text area, and shows it. */
export function goToLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4);
}

/** A document as JSON text, with the line where it is broken. */
export function JsonEditor(props: {
  id: string;
  label: string;
  value: string;
  fault: JsonFault | null;
  onChange: (text: string) => void;
}) {
  const { id, label, value, fault, onChange } = props;
  const w = useWords(words);
  const area = useRef<TextAreaRef>(null);
  const line = fault?.line ?? null;
  return (
    <>
      <Input.TextArea
        ref={area}
        id={id}
        aria-label={label}
        aria-invalid={fault !== null}
        className="json-editor"
        spellCheck={false}
        rows={24}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault !== null && (
        <Notice
          tone="late"
          title={line === null ? w.broken : `${w.broken}：${w.line(line)}`}
          text={fault.message}
          actions={
            line === null ? undefined : (
              <button
                type="button"
                className="json-go"
                onClick={() => {
                  const element = area.current?.resizableTextArea?.textArea;
                  if (element !== undefined) goToLine(element, line);
                }}
              >
                {w.go}
              </button>
            )
          }
        />
      )}
    </>
  );
}
