/**
 * Names of parameters as they are compared where only what everybody calls a thing tells what it is.
 * Pure.
 */

/** A name without signs and in lower case: `page[size]`, `page_size` and `pageSize` are one. */
export function plainName(name: string): string {
  return name.replace(/[^a-z]/gi, '').toLowerCase()
}
