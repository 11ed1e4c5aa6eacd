import { expect, test } from 'vitest';
import { dragAnswer } from './drag-answer.ts';

const file = (type: string) => ({ kind: 'file', type });

test('folders and photos are taken and counted', () => {
  expect(dragAnswer([file(''), file('image/jpeg'), file('image/x-canon-cr2')])).toEqual({
    takes: true,
    count: 3,
  });
});

test('what is surely no photo is refused, but never spoils the rest', () => {
  expect(dragAnswer([file('video/mp4')])).toEqual({ takes: false });
  expect(dragAnswer([file('video/mp4'), file('')])).toEqual({ takes: true, count: 1 });
});

test('dragged text is ignored', () => {
  expect(dragAnswer([{ kind: 'string', type: 'text/plain' }])).toBeNull();
  expect(dragAnswer([])).toBeNull();
});
