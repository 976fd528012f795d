/**
 * Colour, which repeats what the words say and never adds to it.
 * Pure.
 */
import { styleText } from 'node:util'

/** The styles of a report. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** Puts a style on a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string

/** Whether to paint was decided by who knows the stream; here it is only done. */
export function painter(color: boolean): Paint {
  return color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text
}
