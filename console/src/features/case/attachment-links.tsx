// Files of a case. They need the token, so that a link is an address in the browser's memory.
import { FileOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

const words = {
  zh: { file: (place: number) => `附件 ${place}` },
  en: { file: (place: number) => `File ${place}` },
};

const KEPT_FOR_MS = 60_000;

/** Opens a file in a tab of its own. Throws `ApiProblem`. */
async function open(digest: string): Promise<void> {
  const response = await send(new Request(new URL(`/api/v1/attachments/${digest}`, location.origin)));
  const address = URL.createObjectURL(await response.blob());
  window.open(address, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_MS);
}

export function AttachmentLinks({ digests }: { digests: readonly string[] }) {
  const w = useWords(words);
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      {digests.map((digest, index) => (
        <Button
          key={digest}
          type="link"
          icon={<FileOutlined />}
          onClick={() => {
            setError(null);
            open(digest).catch(setError);
          }}
        >
          {w.file(index + 1)}
        </Button>
      ))}
      <ProblemAlert error={error} />
    </>
  );
}
