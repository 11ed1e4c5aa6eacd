import { expect, test } from 'vitest';
import { without, withoutIn } from './person.ts';

test('homes and names go, also in Windows paths and other cases; words that only contain them stay', () => {
  const unix = without({ home: '/home/al', names: ['al'] });
  expect(unix('/home/al/Shoots/Al and also.CR2')).toBe('~/Shoots/[user] and also.CR2');
  const windows = without({ home: 'C:\\Users\\Zoë M.', names: ['Zoë M.'] });
  expect(windows('c:\\users\\zoë m.\\a, "C:\\\\Users\\\\Zoë M.\\\\b", C:/Users/Zoë M./c')).toBe(
    '~\\a, "~\\\\b", ~/c',
  );
  expect(without({ home: '/', names: [] })('/a/b')).toBe('/a/b');
});

test('fields keep their names, whatever the person is called', () => {
  const take = without({ home: '/root', names: ['root'] });
  expect(withoutIn({ root: '/root/a', more: [{ root: 'root' }, 1, null] }, take)).toEqual({
    root: '~/a',
    more: [{ root: '[user]' }, 1, null],
  });
});
