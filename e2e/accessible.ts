// Looks at the window as it is now with axe's rules: names, roles, contrast, focus.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What is against WCAG 2.2 AA: rule, and where; empty when nothing is. */
export const obstacles = async (page: Page): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page })
    // The other way opens a page of its own, which an app's window can't.
    .setLegacyMode(true)
    // What is as it should be is not told, nor worked out.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};
