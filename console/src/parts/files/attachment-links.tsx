// Files by their digests: a button for each, which shows the file.
import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';
import { AttachmentPreview } from './attachment-preview.tsx';

const words = {
  zh: { file: (place: number) => `附件 ${place}` },
  en: { file: (place: number) => `File ${place}` },
};

/** `names` by digest, where they are known. */
export function AttachmentLinks(props: { digests: readonly string[]; names?: ReadonlyMap<string, string> }) {
  const { digests, names } = props;
  const w = useWords(words);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {digests.map((digest, index) => (
        <Button key={digest} type="link" icon={<PaperClipOutlined />} onClick={() => setOpen(digest)}>
          {names?.get(digest) ?? w.file(index + 1)}
        </Button>
      ))}
      {open !== null && <AttachmentPreview digest={open} onClose={() => setOpen(null)} />}
    </>
  );
}
