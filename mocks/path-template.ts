/**
 * One segment of a path template: literal text and `{name}`s, matched against one segment as it was sent.
 * Pure; linear in the length of the segment, so a hostile path costs nothing.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#path-templating
 */

/** A segment that holds at least one `{name}`. */
export interface TemplateSegment {
  names: readonly string[]
  /** The literal texts around the names: one more than names, possibly empty. */
  literals: readonly string[]
}

/** Reads a segment; `undefined` when it is wholly literal. */
export function readSegment(segment: string): TemplateSegment | undefined {
  const parts = segment.split(/\{([^{}]+)\}/)
  if (parts.length === 1) return undefined
  return { names: parts.filter((_, index) => index % 2 === 1), literals: parts.filter((_, index) => index % 2 === 0) }
}

/** How much of a segment is literal: the more, the earlier it is tried. */
export function literalLength({ literals }: TemplateSegment): number {
  return literals.reduce((sum, text) => sum + text.length, 0)
}

/**
 * The values of the names, still percent-encoded, or `undefined` when the segment does not match. Each value has at
 * least one character; a value ends where the next literal first occurs, the last literal is the end of the segment.
 */
export function matchSegment({ names, literals }: TemplateSegment, segment: string): string[] | undefined {
  const [first = '', ...rest] = literals
  if (!segment.startsWith(first)) return undefined
  const values: string[] = []
  let at = first.length
  for (const [index, literal] of rest.entries()) {
    const isLast = index === names.length - 1
    const end = isLast ? segment.length - literal.length : segment.indexOf(literal, at + 1)
    if (end <= at || (isLast && !segment.endsWith(literal))) return undefined
    values.push(segment.slice(at, end))
    at = end + literal.length
  }
  return values
}
