// Files of a form. What the form holds are the digests; names and sizes are kept beside them while it is open.
import { DeleteOutlined, EditOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Modal, Skeleton } from 'antd';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { ChangeEvent } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useWords } from '../../language/language.ts';
import { AttachmentPreview } from '../files/attachment-preview.tsx';
import { bytesText } from './bytes-text.ts';
import { upload } from './upload.ts';
import type { Progress } from './upload.ts';
import { uploadedName } from './uploaded-names.ts';

const SignaturePad = lazy(() => import('./signature-pad.tsx'));

const words = {
  zh: {
    choose: '选择文件或拍照',
    sign: '手写签名',
    uploading: '正在上传…',
    progress: (name: string, sent: string, whole: string) => `${name}：已上传 ${sent} / ${whole}`,
    failed: '上传失败，请重试',
    remove: (name: string) => `移除 ${name}`,
    show: (name: string) => `查看 ${name}`,
    kept: (place: number) => `已上传的文件 ${place}`,
    hint: '照片会自动去除拍摄地点等信息。',
    signatureName: '签名.png',
  },
  en: {
    choose: 'Choose a file or take a photo',
    sign: 'Sign by hand',
    uploading: 'Uploading…',
    progress: (name: string, sent: string, whole: string) => `${name}: ${sent} of ${whole}`,
    failed: 'The upload failed, try again',
    remove: (name: string) => `Remove ${name}`,
    show: (name: string) => `Show ${name}`,
    kept: (place: number) => `Uploaded file ${place}`,
    hint: 'Where and how a photo was taken is removed from it.',
    signatureName: 'signature.png',
  },
};

export interface FileFieldProps {
  readonly title: string;
  readonly media: readonly string[];
  readonly most: number | null;
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (digests: string[]) => void;
}

export function FileField({ title, media, most, id, value, onChange }: FileFieldProps) {
  const w = useWords(words);
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [state, setState] = useState<'idle' | 'uploading' | { readonly failed: string }>('idle');
  const [going, setGoing] = useState<(Progress & { readonly name: string }) | null>(null);
  const [signing, setSigning] = useState(false);
  const [seen, setSeen] = useState<string | null>(null);
  const digests = Array.isArray(value) ? (value as string[]) : [];
  const full = most !== null && digests.length >= most;

  const take = async (files: readonly File[]): Promise<void> => {
    setState('uploading');
    try {
      const taken = new Map(names);
      const added: string[] = [];
      for (const file of files) {
        const { digest, name, size } = await upload(file, (progress) => setGoing({ name: file.name, ...progress }));
        taken.set(digest, `${name} (${bytesText(size)})`);
        added.push(digest);
      }
      setNames(taken);
      onChange?.([...new Set([...digests, ...added])]);
      setState('idle');
    } catch (error) {
      setState({ failed: error instanceof ApiProblem && error.message !== '' ? error.message : w.failed });
    }
    setGoing(null);
  };
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    target.value = '';
    void take(files);
  };

  return (
    <div className="file-field">
      <input
        ref={input}
        type="file"
        multiple
        className="file-field-input"
        tabIndex={-1}
        aria-hidden="true"
        accept={media.length === 0 ? undefined : media.join(',')}
        onChange={chosen}
      />
      <div className="file-field-buttons">
        <Button
          {...(id === undefined ? {} : { id })}
          icon={<UploadOutlined />}
          loading={state === 'uploading'}
          disabled={full}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          {state === 'uploading' ? w.uploading : w.choose}
        </Button>
        <Button icon={<EditOutlined />} disabled={full || state === 'uploading'} onClick={() => setSigning(true)}>
          {w.sign}
        </Button>
      </div>
      <p id={hint} className="file-field-hint">
        {w.hint}
      </p>
      {going !== null && (
        <div className="file-field-progress">
          <progress value={going.sent} max={going.whole} aria-label={w.uploading} />
          <span>{w.progress(going.name, bytesText(going.sent), bytesText(going.whole))}</span>
        </div>
      )}
      {typeof state === 'object' && <p role="alert">{state.failed}</p>}
      <ul aria-label={title}>
        {digests.map((digest, index) => {
          const name = names.get(digest) ?? uploadedName(digest) ?? w.kept(index + 1);
          return (
            <li key={digest}>
              <Button
                type="link"
                icon={<PaperClipOutlined />}
                aria-label={w.show(name)}
                onClick={() => setSeen(digest)}
              >
                {name}
              </Button>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={w.remove(name)}
                onClick={() => onChange?.(digests.filter((one) => one !== digest))}
              />
            </li>
          );
        })}
      </ul>
      {seen !== null && <AttachmentPreview digest={seen} onClose={() => setSeen(null)} />}
      <Modal open={signing} title={w.sign} footer={null} destroyOnHidden onCancel={() => setSigning(false)}>
        <Suspense fallback={<Skeleton active />}>
          <SignaturePad
            onSigned={(drawing) => {
              setSigning(false);
              void take([new File([drawing], w.signatureName, { type: 'image/png' })]);
            }}
          />
        </Suspense>
      </Modal>
    </div>
  );
}
