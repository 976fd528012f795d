/** Contrast of the text of a page against what is behind it; reads `contrast.js`, which runs inside the page. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const script = readFileSync(new URL('contrast.js', import.meta.url), 'utf8')

/** Texts that are too faint: the element, the text, its contrast, what it has to have. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(script)
}
