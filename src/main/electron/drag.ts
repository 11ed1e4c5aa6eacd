// Drags files out of the window into other programs: they are copied there, or opened. Called by the app, which decides the
// files; the page only says that a drag has begun.
import { BrowserWindow, type NativeImage, nativeImage } from 'electron';

// As large as a file browser's own pictures are under the pointer.
const iconPixels = 96;

/** `icon` is a JPEG. A drag without any picture under it is refused by macOS. */
export function startDrag(files: readonly string[], icon: Buffer | null): void {
  const [file] = files;
  const page = BrowserWindow.getAllWindows()[0]?.webContents;
  if (file === undefined || page === undefined || page.isDestroyed()) return;
  page.startDrag({ file, files: [...files], icon: pictureOf(icon) });
}

function pictureOf(icon: Buffer | null): NativeImage {
  const picture = icon === null ? null : nativeImage.createFromBuffer(icon);
  return picture === null || picture.isEmpty() ? plain() : picture.resize({ width: iconPixels });
}

/** A grey card. */
function plain(): NativeImage {
  const [width, height] = [iconPixels, (iconPixels * 2) / 3];
  return nativeImage.createFromBitmap(Buffer.alloc(width * height * 4, 0x80), { width, height });
}
