import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';

const words = {
  zh: {
    title: '签名密钥',
    note: '只在这里显示一次，请立即交给接收系统保存；关闭后无法再看到，只能更换。',
    copy: '复制',
    copied: '已复制',
    close: '我已保存',
  },
  en: {
    title: 'Secret',
    note: 'It is shown this once. Give it to the system that takes the events; later it can only be changed.',
    copy: 'Copy',
    copied: 'Copied',
    close: 'I have kept it',
  },
};

/** A secret, the one time that it is told. */
export function SecretOnce({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const w = useWords(words);
  const [copied, setCopied] = useState(false);
  const close = (): void => {
    setCopied(false);
    onClose();
  };
  return (
    <Modal
      open={secret !== null}
      title={w.title}
      destroyOnHidden
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {w.close}
        </Button>
      }
    >
      <p>{w.note}</p>
      <div className="webhook-secret">
        <Input readOnly aria-label={w.title} value={secret ?? ''} />
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(secret ?? '').then(() => setCopied(true));
          }}
        >
          {copied ? w.copied : w.copy}
        </Button>
      </div>
    </Modal>
  );
}
