// Walking through the window by keys, and looking at what people who need them meet: focus that can be seen, room at
// 200 %, what a screen reader is told.
import { expect, type Page } from '@playwright/test';

// More than any screen has; a name that never comes must not go round for ever.
const mostStops = 120;

/** Presses Tab until what has the focus is called so. Each stop on the way must show that it has it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    const { called, shown } = await focused(page);
    expect(shown, `the focus on “${called}” can’t be seen`).toBe(true);
    if (typeof name === 'string' ? called !== name : !name.test(called)) continue;
    // A switch is a hidden input in the label that people see.
    const label = page.locator('label:has(:focus)');
    await expect((await label.count()) > 0 ? label : page.locator(':focus')).toBeInViewport();
    return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

/** What has the focus: its name, and whether a ring or shadow is drawn for it. */
export const focused = (page: Page): Promise<{ called: string; shown: boolean }> =>
  page.evaluate(() => {
    const has = document.activeElement;
    // The window's own frame: between the last stop and the first.
    if (has === null || has === document.body) return { called: '', shown: true };
    const labels = has instanceof HTMLInputElement ? [...(has.labels ?? [])] : [];
    const around = has.parentElement?.closest('[data-focus-visible], label');
    const rings = [has, ...labels, around];
    const drawn = (element: Element, part: string | null): boolean => {
      const { outlineStyle, outlineWidth, boxShadow, content } = getComputedStyle(element, part);
      if (part !== null && (content === 'none' || content === 'normal')) return false;
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    };
    const shown = rings.some(
      (each) => each != null && [null, '::before', '::after'].some((part) => drawn(each, part)),
    );
    const said = has.getAttribute('aria-label') ?? labels[0]?.textContent ?? has.textContent ?? '';
    return { called: said.trim(), shown };
  });

/** What doesn't fit the window's width, by name; empty when nothing is lost. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // Hidden for the eye, or cut on purpose with the whole text elsewhere, is no loss.
    const out = [...document.querySelectorAll('button, input, a, h1, h2, h3, p, label, img')].filter(
      (one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return (
          width > 1 && (right > innerWidth + 1 || left < -1) && one.closest('.for-readers, .cut') === null
        );
      },
    );
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : [];
    return [...wide, ...out.map((one) => `${one.tagName} ${(one.textContent ?? '').slice(0, 40)}`)];
  });

/** Everything that live regions say from now on, with its time in milliseconds. */
export async function listen(page: Page): Promise<() => Promise<readonly { at: number; said: string }[]>> {
  await page.evaluate(() => {
    const heard: { at: number; said: string }[] = [];
    Object.assign(window, { spoken: heard });
    new MutationObserver((changes) => {
      const regions = changes.map(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest('[role=status], [role=alert], [aria-live]');
      });
      for (const region of new Set(regions))
        if (region) heard.push({ at: performance.now(), said: region.textContent ?? '' });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'spoken') as { at: number; said: string }[]);
}
