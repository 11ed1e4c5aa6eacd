import { expect, test } from 'vitest';
import { createMatcher, foldName, stemOf } from './names.ts';

test('a name meets its other spellings: case, Unicode form, extension', () => {
  const match = createMatcher(['922A4846.CR2', 'Mädchen.NEF', 'a b.ARW']);
  expect(match('922A4846.CR2')).toBe('922A4846.CR2');
  expect(match('922a4846.cr2')).toBe('922A4846.CR2');
  expect(match('922A4846.raw')).toBe('922A4846.CR2');
  expect(match('Mädchen.NEF'.normalize('NFD'))).toBe('Mädchen.NEF');
  expect(match('a b.xmp')).toBe('a b.ARW');
});

test('an ambiguous or unknown name belongs to nobody', () => {
  const match = createMatcher(['IMG_1.CR2', 'img_1.cr2', 'IMG_1.NEF']);
  expect(match('IMG_1.CR2')).toBe('IMG_1.CR2');
  expect(match('Img_1.Cr2')).toBeNull();
  expect(match('IMG_1.xmp')).toBeNull();
  expect(match('other.xmp')).toBeNull();
});

test('stems and folding', () => {
  expect(stemOf('IMG.1.CR2')).toBe('IMG.1');
  expect(stemOf('.hidden')).toBe('.hidden');
  expect(foldName('ÉTÉ')).toBe(foldName('été'.normalize('NFD')));
});
