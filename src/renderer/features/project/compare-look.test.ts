import { expect, test } from 'vitest';
import { acted, type Look, moved, partOf, transformOf, whole, zoomed } from './compare-look.ts';

test('the whole photo can’t be moved, and a near one not past its edge', () => {
  expect(moved(whole, 1, 1)).toEqual(whole);
  const near = zoomed(whole, 2);
  expect(moved(near, 5, -5)).toMatchObject({ x: 0.75, y: 0.25 });
  expect(zoomed(moved(near, 5, -5), 0.5)).toEqual(whole);
});

test('it gets nearer eightfold and no more, and never further than the whole', () => {
  const nearest = [2, 2, 2, 2].reduce(zoomed, whole);
  expect(nearest.zoom).toBe(8);
  expect(zoomed(whole, 0.5).zoom).toBe(1);
});

test('keys: arrows go on, with Shift they move; + - 0 are for the distance', () => {
  const near: Look = zoomed(whole, 2);
  expect(acted(near, 'ArrowRight', false)).toEqual({ move: 1 });
  expect(acted(near, 'ArrowLeft', false)).toEqual({ move: -1 });
  expect(acted(near, 'ArrowUp', false)).toBeNull();
  expect(acted(near, 'ArrowRight', true)?.look?.x).toBe(0.625);
  expect(acted(whole, '+', true)?.look?.zoom).toBe(2);
  expect(acted(moved(near, 1, 1), '0', false)).toEqual({ look: whole });
  expect(acted(near, 'x', false)).toBeNull();
});

test('what is in the middle stays there', () => {
  expect(transformOf(whole)).toBe('scale(1) translate(0%, 0%)');
  expect(transformOf({ ...whole, zoom: 4, x: 0.25, y: 0.5 })).toBe('scale(4) translate(25%, 0%)');
});

test('a frame of the picture is what is left of its sides', () => {
  expect(partOf({ left: 0.1, top: 0.2, right: 0.7, bottom: 1, shape: 1.5 })).toEqual({
    box: 'inset(20% 30% 0% 10%)',
    shape: 1.5,
  });
  expect(partOf(null)).toBeUndefined();
});
