/**
 * The `badge` report: a small picture with the verdict, for a README or a wiki; no font or script is loaded by it.
 * Pure.
 */

import { excerpt } from '../../scripts/lib/printable.ts'
import type { Result, Verdict } from '../result.ts'
import { fromResult } from './view/from-result.ts'
import { failsRun } from './view/weight.ts'
import { counted } from './view/words.ts'

/** Dark enough for white text. */
const COLOURS: Record<Verdict, string> = { conforms: '#1c6638', violates: '#a4201a', 'could-not-judge': '#5c616b' }

/** Characters of the name that are shown. */
const MOST = 40
/** Columns of a character of the font, in pixels, and the space around a text. */
const CHARACTER = 6.6
const SPACE = 12

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')

/** The verdict in few words. */
function verdictWords(result: Result): string {
  if (result.verdict === 'could-not-judge') return 'could not judge'
  if (result.verdict === 'conforms') return 'conforms'
  const broken = result.findings.filter((finding) => failsRun(result, finding)).length
  return broken === 0 ? 'violates' : `violates ${counted(broken, 'rule')}`
}

/** A text in the middle of its part. */
function label(text: string, from: number, width: number): string {
  const length = (width - SPACE).toFixed(0)
  return `<text x="${(from + width / 2).toFixed(0)}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`
}

/** The whole picture. */
export function badgeSvg(result: Result): string {
  const name = excerpt(result.spec.api, MOST)
  const words = verdictWords(result)
  const [left = 0, right = 0] = [name, words].map((text) => Math.round([...text].length * CHARACTER) + SPACE)
  const title = escaped(`${name}: ${words}, ${result.startedAt.slice(0, 10)}`)
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" viewBox="0 0 ${left + right} 20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${left + right}" height="20" rx="3" fill="#3b3f46"/>`,
    `<path fill="${COLOURS[result.verdict]}" d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${left}z"/>`,
    '<g fill="#fff" text-anchor="middle" font-family="Verdana, \'DejaVu Sans\', Geneva, sans-serif" font-size="11">',
    label(name, 0, left),
    label(words, left, right),
    '</g>',
    '</svg>',
  ].join('\n')}\n`
}

export default fromResult('badge', 'badge.svg', badgeSvg)
