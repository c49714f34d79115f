import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const report = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/**
 * Examines a page as it stands with axe-core: roles, names, contrast (WCAG 2.2 A and AA, and axe's own good practice).
 * @returns one line for each rule that is broken, with the elements
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated through the debugger, where the page's policy has no say.
  await page.evaluate(source);
  const { violations } = report.parse(await page.evaluate('axe.run()'));
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
