// A photo as it is handed in: drawn anew, so that nothing of where and with what it was taken goes along (EXIF), and no
// larger than a file needs.

const LONGEST_SIDE = 2000;
const QUALITY = 0.85;
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The same picture without anything but its pixels; what is no photo, or can't be drawn, is given back as it is. */
export async function withoutTraces(file: File): Promise<File> {
  if (!PHOTOS.has(file.type)) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  if (drawn === null) throw new Error('the picture could not be drawn');
  const name = type === 'image/png' ? file.name : file.name.replace(/\.\w+$/, '.jpg');
  return new File([drawn], name, { type });
}
