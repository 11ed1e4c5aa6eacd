// What the preload exposes to the page as `window.roundtrip`.
import type { CallInput, CallName, CallOutput } from './calls.ts';
import type { AppEvent } from './events.ts';
import type { Fault } from './faults.ts';

export const callChannel = 'app:call';
export const eventChannel = 'app:event';

/** Errors never cross as throws (Electron would keep only the message). */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>>;
  /** Subscribes to pushed events; gives back how to stop. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Absolute path of a dropped file or folder; empty when it has none. */
  pathForFile(file: object): string;
}

/** Thumbnail addresses: `roundtrip://thumbs/shoot/<shootId>/<photoId>` and `roundtrip://thumbs/project/<projectId>/<photoId>`. */
export const pageScheme = 'roundtrip';
export const thumbnailAddress = (kind: 'shoot' | 'project', id: string, photo: number): string =>
  `${pageScheme}://thumbs/${kind}/${encodeURIComponent(id)}/${photo}`;

/** The same, once the photo's final JPEG is there: another address, as the page keeps pictures by theirs. */
export const editedAddress = (id: string, photo: number): string =>
  `${thumbnailAddress('project', id, photo)}?edited`;

/** A photo of a project, large: as the camera shows it, or its final JPEG. */
export const pictureAddress = (id: string, photo: number, side: 'before' | 'after'): string =>
  `${pageScheme}://photos/project/${encodeURIComponent(id)}/${photo}/${side}`;
