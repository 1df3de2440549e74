// A signature drawn with finger, pen or mouse. Who can't draw hands in a scan instead: the file button beside it.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import Pad from 'signature_pad';
import { useWords } from '../../language/language.ts';

const words = {
  zh: {
    area: '签名区域，请用手指或鼠标书写；不便书写时可改为上传签名或指印照片',
    clear: '重写',
    done: '完成签名',
    empty: '请先签名',
  },
  en: {
    area: 'Draw the signature here; who can’t may upload a photo of a signature or thumbprint instead',
    clear: 'Clear',
    done: 'Done',
    empty: 'Sign first',
  },
};

const HEIGHT = 220;

export default function SignaturePad({ onSigned }: { onSigned: (drawing: Blob) => void }) {
  const w = useWords(words);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const [empty, setEmpty] = useState(true);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const scale = Math.max(1, devicePixelRatio);
    element.width = element.offsetWidth * scale;
    element.height = HEIGHT * scale;
    element.getContext('2d')?.scale(scale, scale);
    const drawn = new Pad(element, { minWidth: 1, maxWidth: 3 });
    drawn.addEventListener('endStroke', () => setEmpty(drawn.isEmpty()));
    pad.current = drawn;
    return () => drawn.off();
  }, []);

  return (
    <div>
      <canvas ref={canvas} className="signature-area" style={{ height: HEIGHT }} role="img" aria-label={w.area} />
      <div className="signature-buttons">
        <Button
          onClick={() => {
            pad.current?.clear();
            setEmpty(true);
          }}
        >
          {w.clear}
        </Button>
        <Button
          type="primary"
          disabled={empty}
          title={empty ? w.empty : undefined}
          onClick={() => canvas.current?.toBlob((drawing) => drawing !== null && onSigned(drawing), 'image/png')}
        >
          {w.done}
        </Button>
      </div>
    </div>
  );
}
