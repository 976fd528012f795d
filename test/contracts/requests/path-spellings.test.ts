import { expect, it } from 'vitest'
import { pathSpellings } from '../../../contracts/requests/path-spellings.ts'

it('of a path, with what each is about', () => {
  expect(pathSpellings('/depots/north').map(({ words, path, same }) => [path, words, same])).toEqual([
    ['/depots/north/', 'ends in a slash', true],
    ['/depots//north', 'has a slash twice', true],
    ['/depots/./north', 'has a segment of one dot', true],
    ['/depots/x/../north', 'leads out of a segment and back', true],
    ['/depots/north;a=b', 'has a parameter behind a semicolon', true],
    ['/depots/north.json', 'has an extension', true],
    ['/depots/nortH', 'has a letter in the other case', true],
    ['/depots/%6eorth', 'has an encoded letter', true],
    ['/depots/north%2Fx', 'has an encoded slash', false],
    ['/depots/north%00', 'has an encoded zero byte', false],
    ['/depots/north%252F', 'has something encoded twice', false],
    ['/depots/north%C0%AF', 'has bytes that are an overlong spelling', false],
    ['/depots/north%FF', 'has a byte that is no UTF-8', false],
    ['/depots/north%zz', 'has a percent sign with no digits behind it', false],
    ['/depots/north%5C..%5C', 'has an encoded backslash', false],
  ])
})

it('where there are no letters, none is changed', () => {
  expect(pathSpellings('/7').map(({ keyword }) => keyword)).not.toContain('case')
})
