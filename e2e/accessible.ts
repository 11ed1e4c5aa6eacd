// Looks at the window as it is now with axe's rules: names, roles, contrast, focus.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly unknown[] }[];
}

// The list of profiles is worked from its search field (journey.ts does so, by keys); axe sees only that the list
// itself can't be focused.
const isKnown = (id: string, html: string): boolean =>
  id === 'scrollable-region-focusable' && html.includes('role="listbox"');

/** What is against WCAG 2.2 AA: rule, and where; empty when nothing is. */
export const obstacles = async (page: Page): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page })
    // The other way opens a page of its own, which an app's window can't.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
  const violations: readonly Found[] = (await axe.analyze()).violations;
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !isKnown(id, html)).map(({ target }) => `${id}: ${target.join(' ')}`),
  );
};
