/**
 * By what key statuses and media types of two revisions are matched: forms that mean the same are one key, and a range
 * speaks for what has no entry of its own.
 * Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
 */

/** A media type in one form: lower-case, sorted parameters, no charset where UTF-8 goes without saying. */
export function plainMediaType(written: string): string {
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim())
  const kept = parameters
    .map((parameter) => {
      const [name = '', ...value] = parameter.split('=')
      return [
        name.trim().toLowerCase(),
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ] as const
    })
    .filter(([name, value]) => name !== '' && !(name === 'charset' && /^utf-?8$/i.test(value)))
    .map(([name, value]) => `${name}=${name === 'charset' ? value.toLowerCase() : value}`)
  return [type.toLowerCase(), ...kept.toSorted()].join(';')
}

/** The entry that speaks for a media type that has none: itself without parameters, its range, or the range of all. */
export function covering(type: string, others: readonly string[]): string | undefined {
  const [bare = ''] = type.split(';')
  const ranges = [bare, `${bare.split('/')[0]}/*`, '*/*']
  return ranges.find((range) => range !== type && others.includes(range))
}

/** The status that speaks for one that has no entry: its class, or `default`. */
export function statusCovering(status: string, others: { has(key: string): boolean }): string | undefined {
  const candidates = /^[1-5]\d\d$/.test(status) ? [`${status[0]}XX`, 'default'] : ['default']
  return candidates.find((candidate) => candidate !== status && others.has(candidate))
}
