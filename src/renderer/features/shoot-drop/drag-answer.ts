// What can be said of a drag before it is dropped. Pure. Until the drop a page sees only kinds and types, no names.

export interface Dragged {
  readonly kind: string;
  /** A media type; empty for folders and for most RAWs. */
  readonly type: string;
}

export type DragAnswer = { readonly takes: true; readonly count: number } | { readonly takes: false };

// A folder has no type, and which RAWs have one differs by system: only what is surely neither is refused.
const mayBePhoto = ({ type }: Dragged): boolean =>
  type === '' || /^(image\/|application\/octet-stream)/.test(type);

/** Null when it isn't files at all: text or a link dragged about is none of our business. */
export function dragAnswer(dragged: readonly Dragged[]): DragAnswer | null {
  const files = dragged.filter(({ kind }) => kind === 'file');
  if (files.length === 0) return null;
  const count = files.filter(mayBePhoto).length;
  return count > 0 ? { takes: true, count } : { takes: false };
}
