/** A sign of a JSON text as an escape. @see https://www.rfc-editor.org/rfc/rfc8259#section-7 */
export function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
