/**
 * The page of a report: the document of all pages with the style and the script of this one.
 * Reads `report.css` and `report.js` beside it; writes nothing.
 */
import { htmlDocument } from '../../../scripts/lib/html/document.ts'
import type { Markup } from '../../../scripts/lib/html/markup.ts'

/** The whole document. */
export function page(title: string, body: Markup): string {
  const [style, script] = [new URL('report.css', import.meta.url), new URL('report.js', import.meta.url)]
  return htmlDocument({ title, style, script, body })
}
