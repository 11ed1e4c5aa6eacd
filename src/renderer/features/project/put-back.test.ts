import { expect, test } from 'vitest';
import type { ProjectPhoto } from '#contract/photo.ts';
import { putBackAt, shownAsPutBack } from './put-back.ts';

test('a project is put back from a restore until a result of it comes again', () => {
  expect(putBackAt(undefined)).toBeNull();
  expect(putBackAt({ restoredAt: null, replaced: 0, added: 0 })).toBeNull();
  expect(putBackAt({ restoredAt: 5, replaced: 0, added: 0 })).toBe(5);
  expect(putBackAt({ restoredAt: 5, replaced: 0, added: 1 })).toBeNull();
});

test('what was put back is neither compared nor dragged; a failed photo stays one', () => {
  const edited: ProjectPhoto = {
    ...{ id: 1, path: 'a.NEF', size: 1, state: 'edited', reason: null },
    ...{ verified: true, jpeg: true, picture: true },
  };
  expect(shownAsPutBack(edited)).toMatchObject({ jpeg: false, picture: false, putBack: true });
  const failed: ProjectPhoto = { ...edited, state: 'failed', reason: 'no-result' };
  expect(shownAsPutBack(failed)).toBe(failed);
});
