/**
 * A concrete path written another way: with what a gateway cleans up, with what it may decode twice, with bytes that are
 * no text.
 * Pure.
 */

/** Another spelling of a path. */
export interface PathSpelling {
  /** In one word. */
  keyword: string
  /** After "the path". */
  words: string
  path: string
  /** Whether many servers take it for the same path: then it is worth asking for without credentials. */
  same: boolean
}

/** Other spellings of a path; the last segment is the one that is varied. */
export function pathSpellings(path: string): PathSpelling[] {
  const cut = path.lastIndexOf('/')
  const [before, last] = [path.slice(0, cut), path.slice(cut + 1)]
  const capital = path.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase())
  const encoded = last.replace(/[A-Za-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  const spellings: PathSpelling[] = [
    { keyword: 'trailing-slash', words: 'ends in a slash', path: `${path}/`, same: true },
    { keyword: 'double-slash', words: 'has a slash twice', path: `${before}//${last}`, same: true },
    { keyword: 'dot-segment', words: 'has a segment of one dot', path: `${before}/./${last}`, same: true },
    { keyword: 'parent-segment', words: 'leads out of a segment and back', path: `${before}/x/../${last}`, same: true },
    { keyword: 'semicolon', words: 'has a parameter behind a semicolon', path: `${path};a=b`, same: true },
    { keyword: 'extension', words: 'has an extension', path: `${path}.json`, same: true },
    { keyword: 'case', words: 'has a letter in the other case', path: capital, same: true },
    { keyword: 'encoded-letter', words: 'has an encoded letter', path: `${before}/${encoded}`, same: true },
    { keyword: 'encoded-slash', words: 'has an encoded slash', path: `${before}/${last}%2Fx`, same: false },
    { keyword: 'encoded-zero', words: 'has an encoded zero byte', path: `${path}%00`, same: false },
    { keyword: 'encoded-twice', words: 'has something encoded twice', path: `${path}%252F`, same: false },
    { keyword: 'overlong', words: 'has bytes that are an overlong spelling', path: `${path}%C0%AF`, same: false },
    { keyword: 'not-utf-8', words: 'has a byte that is no UTF-8', path: `${path}%FF`, same: false },
    { keyword: 'unreadable', words: 'has a percent sign with no digits behind it', path: `${path}%zz`, same: false },
    { keyword: 'backslash', words: 'has an encoded backslash', path: `${path}%5C..%5C`, same: false },
  ]
  return spellings.filter((one) => one.path !== path)
}
