// Files of a form. What the form holds are the digests; names and sizes are kept beside them while it is open.
import { DeleteOutlined, EditOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Modal, Skeleton } from 'antd';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { ChangeEvent } from 'react';
import { isOffline, problemFrom } from '../../api/problem.ts';
import { useWords } from '../../language/language.ts';
import { useMe } from '../../session/use-me.ts';
import { Mark } from '../mark.tsx';
import { AttachmentPreview } from '../files/attachment-preview.tsx';
import { bytesText } from './bytes-text.ts';
import { keepFile } from './kept-files.ts';
import type { KeepResult } from './kept-files.ts';
import { useKeptFiles } from './use-kept-files.ts';
import { withoutTraces } from './photo.ts';
import { uploadClean } from './upload.ts';
import type { Progress } from './upload.ts';
import { noteUpload, uploadedName } from './uploaded-names.ts';

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
    waits: '已存本机，随表单提交时上传',
    tooLarge: (name: string) => `现在连接不上服务，${name} 超过 20 MB，不能存在本机；请在网络恢复后再选择。`,
    noRoom: (name: string) => `现在连接不上服务，本机存不下 ${name}；请在网络恢复后再选择。`,
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
    waits: 'Kept on this device, uploaded with the form',
    tooLarge: (name: string) =>
      `The service is away and ${name} is over 20 MB, too large to keep here; choose it again later.`,
    noRoom: (name: string) => `The service is away and this device has no room for ${name}; choose it again later.`,
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
  const { person } = useMe();
  const here = useKeptFiles(digests);
  const full = most !== null && digests.length >= most;

  const sentOrKept = async (file: File, onProgress: (progress: Progress) => void): Promise<KeepResult> => {
    try {
      return await uploadClean(file, onProgress);
    } catch (error) {
      if (!isOffline(error) && problemFrom(error).code !== 'UNAUTHENTICATED') throw error;
      return keepFile(person.id, file);
    }
  };
  const take = async (files: readonly File[]): Promise<void> => {
    setState('uploading');
    try {
      const taken = new Map(names);
      const added: string[] = [];
      for (const file of files) {
        const clean = await withoutTraces(file);
        const kept = await sentOrKept(clean, (progress) => setGoing({ name: file.name, ...progress }));
        if (typeof kept === 'string') throw new Error(w[kept](file.name));
        taken.set(kept.digest, `${clean.name} (${bytesText(kept.size)})`);
        noteUpload(kept.digest, clean.name);
        added.push(kept.digest);
      }
      setNames(taken);
      onChange?.([...new Set([...digests, ...added])]);
      setState('idle');
    } catch (error) {
      const { message } = problemFrom(error);
      setState({ failed: message === '' ? w.failed : message });
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
          const waits = here.get(digest);
          const name = names.get(digest) ?? uploadedName(digest) ?? waits ?? w.kept(index + 1);
          return (
            <li key={digest}>
              {waits === undefined ? (
                <Button
                  type="link"
                  icon={<PaperClipOutlined />}
                  aria-label={w.show(name)}
                  onClick={() => setSeen(digest)}
                >
                  {name}
                </Button>
              ) : (
                <span>
                  {name} <Mark tone="soon">{w.waits}</Mark>
                </span>
              )}
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
