import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fact, placeOfAction, readFacts } from '../../../scripts/compile/facts.ts'
import { ROOT } from '../../../scripts/lib/apis.ts'
import { PipelineError } from '../../../scripts/lib/errors.ts'

const FIXTURES = join(ROOT, 'test/fixtures/facts')
const PAGES = new Map([['cards.en', 12]])

let folder: string
let good: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'))
  good = await readFile(join(FIXTURES, 'limit-default.yaml'), 'utf8')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let count = 0
/** Reads one fact file with the given text; the error names its folder `DIR`. */
async function read(text: string, name = 'limit-default.yaml'): Promise<Fact[]> {
  count += 1
  const own = join(folder, String(count))
  await mkdir(own)
  await writeFile(join(own, name), text)
  return readFacts(own, PAGES)
}

/** What is said about one fact file. */
async function refusal(text: string, name?: string): Promise<string> {
  try {
    await read(text, name)
    return 'accepted'
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    return `${thrown.code}: ${thrown.message.replace(join(folder, String(count)), 'DIR')}`
  }
}

describe('readFacts', () => {
  it('reads a fact with its evidence and the lines of its actions', async () => {
    const [fact] = await readFacts(FIXTURES, PAGES)
    expect(fact).toMatchObject({
      id: 'limit-default',
      file: 'test/fixtures/facts/limit-default.yaml',
      title: 'A page holds ten cards',
      evidence: { kind: 'stated', page: 'cards.en', line: 3, seen: '2026-11-22' },
      gaps: [],
    })
    expect(fact && [placeOfAction(fact, 0), placeOfAction(fact, 1)]).toEqual([
      { file: 'test/fixtures/facts/limit-default.yaml', line: 13 },
      { file: 'test/fixtures/facts/limit-default.yaml', line: 17 },
    ])
  })

  it('reads no facts from a folder that is missing', async () => {
    expect(await readFacts(join(folder, 'missing'), PAGES)).toEqual([])
  })

  const at = (line: number, column: number) => `(DIR/limit-default.yaml:${line}:${column})`
  const refused: [name: string, change: (text: string) => string, want: string][] = [
    ['an unknown key', (text) => `${text}x-note: hm\n`, `has the unknown key "x-note". ${at(1, 1)}`],
    [
      'an unknown key of the evidence',
      (text) => text.replace('mark: SEED', 'who: me'),
      `has the unknown key "who" in \`/x-evidence\`. ${at(6, 3)}`,
    ],
    [
      'an unknown key of an action',
      (text) => text.replace('remove: true', 'delete: true'),
      `has the unknown key "delete" in \`/actions/1\`. ${at(17, 5)}`,
    ],
    ['a missing reason', (text) => text.replace(/x-why.*\n/, ''), `lacks the key "x-why". ${at(1, 1)}`],
    [
      'evidence without a day',
      (text) => text.replace(/ {2}seen.*\n/, ''),
      `lacks the key "seen" in \`/x-evidence\`. ${at(6, 3)}`,
    ],
    [
      'a day that is none',
      (text) => text.replace('2026-11-22', '2026-13'),
      `is malformed in \`/x-evidence/seen\`: it must match pattern "^\\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?$". ${at(9, 9)}`,
    ],
    [
      'a kind that is none',
      (text) => text.replace('kind: stated', 'kind: rumoured'),
      `is malformed in \`/x-evidence/kind\`: it must be equal to one of the allowed values: stated, derived, assumed. ${at(6, 9)}`,
    ],
    [
      'a statement without a source',
      (text) => text.replace(/ {2}page.*\n {2}line.*\n/, ''),
      `is \`stated\` but its evidence has neither \`url\` nor \`page\` and \`line\`. ${at(6, 3)}`,
    ],
    [
      'a page without a line',
      (text) => text.replace(/ {2}line.*\n/, ''),
      `needs the key "line" beside "page" in \`/x-evidence\`. ${at(6, 3)}`,
    ],
    [
      'an inference that is stated',
      (text) => text.replace('mark: SEED', 'mark: I'),
      `is malformed in \`/x-evidence/mark\`: it must NOT be valid. ${at(10, 9)}`,
    ],
    [
      'an update beside a removal',
      (text) => text.replace('remove: true', 'remove: true\n    update: {}'),
      `needs one of the keys "update" and "remove" in \`/actions/1\`. ${at(17, 5)}`,
    ],
    [
      'no actions',
      (text) => text.replace(/actions:[\s\S]*/, 'actions: []\n'),
      `is malformed in \`/actions\`: it must NOT have fewer than 1 items. ${at(12, 10)}`,
    ],
    [
      'a page that was never captured',
      (text) => text.replace('cards.en', 'cards.fr'),
      `cites the page "cards.fr", which is not in specs/sources/pages.yaml. ${at(8, 9)}`,
    ],
    [
      'a line that the page does not have',
      (text) => text.replace('line: 3', 'line: 13'),
      `cites line 13 of the page "cards.en", which has 12 lines. ${at(8, 9)}`,
    ],
    [
      'an alias',
      (text) => text.replace('default: 10', 'default: &d 10\n      more: *d'),
      'uses a YAML alias; write the value out. (DIR/limit-default.yaml:17)',
    ],
  ]
  it.each(refused)('refuses %s', async (_, change, want) => {
    expect(await refusal(change(good))).toBe(`FACT: The fact \`limit-default\` ${want}`)
  })

  const damaged: [name: string, text: () => string, file: string, want: string][] = [
    [
      'a name that is no id',
      () => good,
      'Limit_Default.yaml',
      'FACT: A fact has a kebab-case name that ends in `.yaml`; rename the file. (DIR/Limit_Default.yaml)',
    ],
    [
      'another ending',
      () => good,
      'limit-default.json',
      'FACT: A fact has a kebab-case name that ends in `.yaml`; rename the file. (DIR/limit-default.json)',
    ],
    [
      'text that is no YAML',
      () => 'a: b: c\n',
      'x.yaml',
      'FACT: The fact `x` cannot be read: The document is not valid YAML or JSON: Nested mappings are not allowed in compact mappings. (DIR/x.yaml:1:4)',
    ],
    [
      'a prototype key',
      () => good.replace('default: 10', '__proto__: {}'),
      'x.yaml',
      'FACT: The document has a key "__proto__"; remove it. (DIR/x.yaml#/actions/0/update)',
    ],
    [
      'bottomless nesting',
      () => good.replace('default: 10', `a: ${'['.repeat(500)}${']'.repeat(500)}`),
      'x.yaml',
      'FACT: The document is nested deeper than 400 levels. (DIR/x.yaml)',
    ],
    ['an empty file', () => '', 'x.yaml', 'FACT: The fact `x` is malformed: it must be object. (DIR/x.yaml:1)'],
  ]
  it.each(damaged)('refuses %s', async (_, text, file, want) => {
    expect(await refusal(text(), file)).toBe(want)
  })
})
