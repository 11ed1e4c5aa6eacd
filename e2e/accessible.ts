// Looks at the window as it is now with axe's rules: names, roles, contrast, focus.
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What is against WCAG 2.2 AA: rule, and where; empty when nothing is. */
export const obstacles = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = Reflect.get(window, 'axe') as typeof axe;
    const { violations } = await run(document, {
      // What is as it should be is not told, nor worked out.
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
};
