import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { useBlobAddress } from '../use-blob-address.ts';
import { attachmentQuery } from './attachment-query.ts';
import './attachment-preview.css';

const words = {
  zh: { title: '附件', download: '下载', noPreview: '这种文件不能在此预览，请下载后查看。' },
  en: { title: 'Attachment', download: 'Download', noPreview: 'This kind of file has no preview here; download it.' },
};

/** A file in a dialog: pictures and films are shown, everything can be downloaded. */
export function AttachmentPreview({ digest, onClose }: { digest: string; onClose: () => void }) {
  const w = useWords(words);
  const file = useQuery(attachmentQuery(digest));
  const address = useBlobAddress(file.data?.blob);
  const name = file.data?.name ?? w.title;
  const type = file.data?.blob.type ?? '';
  return (
    <Modal open width={860} title={name} onCancel={onClose} footer={null}>
      <ProblemAlert error={file.error} />
      {file.isPending && <Skeleton active />}
      {address !== null && (
        <div className="attachment-preview">
          {type.startsWith('image/') ? (
            <img src={address} alt={name} />
          ) : type.startsWith('video/') ? (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- a film of a site has no spoken track to caption
            <video src={address} controls aria-label={name} />
          ) : (
            <p>{w.noPreview}</p>
          )}
          <Button icon={<DownloadOutlined />} href={address} download={name}>
            {w.download}
          </Button>
        </div>
      )}
    </Modal>
  );
}
