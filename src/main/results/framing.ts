// What an edit did to a photo's frame, as its develop settings say: read only, for comparing before and after. Pure.
// Source: the camera-raw-settings namespace (crs) as Lightroom writes it: shares of the picture as the camera stored it.

export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `turned`: straightened or its perspective corrected, so that no plain frame of the old picture is the new one. */
export type Framing =
  | { readonly is: 'whole' }
  | { readonly is: 'turned' }
  | { readonly is: 'cropped'; readonly crop: Crop };

// Less can't be seen.
const leastAngle = 0.01;

/** Null where the settings say nothing of a frame. */
export function framingIn(xmp: string): Framing | null {
  if (!xmp.includes('http://ns.adobe.com/camera-raw-settings/1.0/')) return null;
  const number = (name: string, otherwise: number): number => {
    const said = property(xmp, name);
    return said === null || Number.isNaN(Number(said)) ? otherwise : Number(said);
  };
  if (number('PerspectiveUpright', 0) !== 0) return { is: 'turned' };
  if (property(xmp, 'HasCrop')?.toLowerCase() !== 'true') return { is: 'whole' };
  if (Math.abs(number('CropAngle', 0)) > leastAngle) return { is: 'turned' };
  const crop = {
    left: number('CropLeft', 0),
    top: number('CropTop', 0),
    right: number('CropRight', 1),
    bottom: number('CropBottom', 1),
  };
  const sound = crop.left >= 0 && crop.top >= 0 && crop.right <= 1 && crop.bottom <= 1;
  if (!sound || crop.left >= crop.right || crop.top >= crop.bottom) return { is: 'turned' };
  return isWhole(crop) ? { is: 'whole' } : { is: 'cropped', crop };
}

const isWhole = ({ left, top, right, bottom }: Crop): boolean =>
  left === 0 && top === 0 && right === 1 && bottom === 1;

/** An attribute, or an element of its own. */
function property(xmp: string, name: string): string | null {
  const found =
    new RegExp(`\\scrs:${name}\\s*=\\s*["']([^"'<]*)["']`).exec(xmp) ??
    new RegExp(`<crs:${name}>([^<]*)</crs:${name}\\s*>`).exec(xmp);
  return found?.[1]?.trim() ?? null;
}
