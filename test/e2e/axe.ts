/**
 * What axe finds wrong with the screen that is open, against WCAG 2.2 AA. Told to say nothing of what is right, and to run
 * in the page itself, which has no frames: that is quicker by half, and there are hundreds of screens to look at.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** One line for each rule that is broken; `screen` says which screen it was. */
export async function brokenRules(page: Page, screen: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .analyze();
  return violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes[0]?.html ?? ''}`);
}
