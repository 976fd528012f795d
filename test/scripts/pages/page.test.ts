/** Whole pages → whole documents, with provenance of every node; and pages that are none. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../../scripts/lib/apis.ts'
import { toJson, toYaml } from '../../../scripts/lib/documents.ts'
import { joinPointer } from '../../../scripts/lib/pointer.ts'
import { assemblePages, readPage } from '../../../scripts/pages/page.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const fixture = (name: string) => read(`test/fixtures/pages/${name}`)
const page = (text: string, file = 'a.md') => ({ id: file, file, text })
const assembleFixture = (name: string) => assemblePages([page(fixture(name), name)])

/** Every JSON pointer of a value, parents first. */
function pointersOf(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return [pointer, ...Object.entries(value).flatMap(([key, child]) => pointersOf(child, joinPointer(pointer, key)))]
}

const SEEDS = ['inbound-card-api.ja.txt', 'outbound-card-api.ja.md']
const FIXTURES = ['parcels.en.txt', 'envios.es.txt', 'depot-events.md']

describe.each(FIXTURES)('%s', (name) => {
  const base = name.replace(/\.\w+$/, '')

  test('becomes the document, the gaps and the warnings it should', () => {
    const { spec, gaps, warnings } = assembleFixture(name)
    expect(toYaml(spec)).toBe(fixture(`${base}.yaml`))
    expect(toJson({ gaps })).toBe(fixture(`${base}.gaps.json`))
    expect(warnings).toEqual([])
  })

  test('has a place for every node and nothing else', () => {
    const { spec, provenance } = assembleFixture(name)
    expect(Object.keys(provenance.nodes).sort()).toEqual(pointersOf(spec).sort())
  })

  test('reads the same with CRLF', () => {
    const crlf = assemblePages([page(fixture(name).replaceAll('\n', '\r\n'), name)])
    const lf = assembleFixture(name)
    expect(crlf.spec).toEqual(lf.spec)
    expect(crlf.provenance.nodes).toEqual(lf.provenance.nodes)
  })
})

describe.each(SEEDS)('the captured page %s', (name) => {
  const { spec, provenance, warnings } = assemblePages([page(read(`specs/sources/${name}`), name)])

  test('is read without a warning', () => {
    expect(warnings).toEqual([])
  })

  test('has a place for every node and nothing else', () => {
    expect(Object.keys(provenance.nodes).sort()).toEqual(pointersOf(spec).sort())
  })

  test('places scalars where they stand', () => {
    const lines = read(`specs/sources/${name}`).split('\n')
    for (const [pointer, place] of Object.entries(provenance.nodes)) {
      const match = /^[^:]+:(\d+)(?::(\d+))?$/.exec(place)
      const text = lines[Number(match?.[1]) - 1]
      expect(text, pointer).toBeDefined()
      if (match?.[2]) expect(Number(match[2]), pointer).toBeLessThanOrEqual(text?.length ?? 0)
    }
  })
})

test('a scalar of a rendered page is traced to its line, one of a Markdown page to its column too', () => {
  const rendered = assembleFixture('parcels.en.txt')
  expect(rendered.provenance.nodes['/paths/~1v1~1depots~1{depotId}~1parcels/post/parameters/1/schema/default']).toBe(
    'parcels.en.txt:35',
  )
  const { nodes } = assembleFixture('depot-events.md').provenance
  const [, line, column] = (nodes['/components/schemas/Event/properties/code/example'] ?? '').split(':').map(Number)
  const text = fixture('depot-events.md').split('\n')[(line ?? 0) - 1]
  expect(text?.slice((column ?? 0) - 1)).toMatch(/^"abcd"/)
})

test('the form and the language of a page are seen from its content', () => {
  const seen = (name: string) => {
    const { form, reading } = readPage(page(fixture(name)))
    return [form.id, reading.language]
  }
  expect(seen('parcels.en.txt')).toEqual(['gitbook-rendered', 'en'])
  expect(seen('envios.es.txt')).toEqual(['gitbook-rendered', 'es'])
  expect(seen('depot-events.md')).toEqual(['gitbook-markdown', undefined])
})

test('the order of the pages means nothing', () => {
  const pages = [page(fixture('parcels.en.txt'), 'b.txt'), page(fixture('envios.es.txt'), 'a.txt')]
  expect(toYaml(assemblePages(pages).spec)).toBe(toYaml(assemblePages([...pages].reverse()).spec))
})

const DOC =
  '{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"responses":{"204":{"description":""}}}}}}'
const fenced = (text: string) => `# T\n\n## Get\n\n\`\`\`json\n${text}\n\`\`\`\n`
const nested = `{"openapi":"3.0.0","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
const rendered = fixture('parcels.en.txt')
const [withoutFoot = ''] = rendered.split('\nLast updated')
const swahili = rendered.replace(
  /Required|Optional|Body|Responses|(?:Path|Query) parameters|Authorizations|No content|Possible values:/g,
  'Jina',
)

describe('pages that are none', () => {
  test.each([
    ['an empty page', ' \n\t\n', 'The page is empty; capture it again. (a.md)'],
    ['binary data', 'a\nb\0c', 'The page holds binary data; capture its Markdown or its text. (a.md:2)'],
    [
      'HTML',
      '\n<!DOCTYPE html><html><body>get</body></html>',
      'The page is HTML; capture its Markdown (the address with `.md` appended) or its visible text. (a.md:1)',
    ],
    [
      'a piece of HTML',
      'Text\n<div>a</div>\n',
      'The page is HTML; capture its Markdown (the address with `.md` appended) or its visible text. (a.md:2)',
    ],
    [
      'prose',
      '# How to\n\nSome words.\n',
      "The page documents no operation in a known form: `gitbook-rendered` (the visible text of GitBook's page, with method and path around each operation) or `gitbook-markdown` (GitBook's Markdown, with an OpenAPI document in a fence per operation). (a.md)",
    ],
    [
      'an extraction without names and methods',
      fixture('stripped.en.txt'),
      'The page shows patterns and descriptions but no methods, paths or names: an extraction that dropped them. Capture its Markdown (the address with `.md` appended) or its whole visible text instead. (a.md)',
    ],
    [
      'an unknown language',
      swahili,
      'The labels of the page are in no known language (en, ja, es, fr, pt-br, de, zh, nl, no); add it to scripts/pages/labels. (a.md)',
    ],
    [
      'a rendered page cut within an operation',
      rendered.slice(0, rendered.indexOf('Responses')),
      'The operation `Create parcel` is not closed by its method and path; the page is cut: capture it again. (a.md:10)',
    ],
    [
      'a fence that is not closed',
      fenced(DOC).replace(/```\n$/, ''),
      'The fence is never closed; the page is cut: capture it again. (a.md:5)',
    ],
    [
      'JSON that is cut',
      fenced(DOC.slice(0, 38)),
      'The JSON ends where `,` or `}` is expected; the page is cut: capture it again. (a.md:6:39)',
    ],
    [
      'JSON that is cut within a text',
      fenced(DOC.slice(0, 60)),
      'The JSON ends inside this text; the page is cut: capture it again. (a.md:6:55)',
    ],
    ['JSON nested 100,000 deep', fenced(nested), 'The JSON is nested more than 200 levels deep. (a.md:6:223)'],
    [
      'a `__proto__` key',
      fenced(DOC.replace('"paths"', '"__proto__":{"a":1},"paths"')),
      'The key `__proto__` is refused: it can reach into every object of a reader. (a.md:6:55)',
    ],
    [
      'a repeated key',
      fenced(DOC.replace('"title":"T"', '"title":"T","title":"U"')),
      'The key `title` stands twice in one object. (a.md:6:40)',
    ],
    [
      'a `__proto__` property of a rendered page',
      rendered.replace('\nidstring', '\n__proto__string'),
      'The name `__proto__` is refused. (a.md:65)',
    ],
    ['Swagger 2.0', fenced(DOC.replace('3.0.0', '2.0')), 'The document is not OpenAPI 3.0 or 3.1. (a.md:6:12)'],
    ['fences without a document', '```json\n{"a":1}\n```\n', 'No fence of the page holds an OpenAPI document. (a.md)'],
    [
      'a document without operations',
      fenced(DOC.replace(/"paths":.*/, '"paths":{}}')),
      'No page documents an operation. (a.md:6:1)',
    ],
  ])('%s', (_, text, message) => {
    expect(() => assemblePages([page(text)])).toThrow(expect.objectContaining({ message, code: 'PAGE' }))
  })

  test('nothing reaches a prototype', () => {
    expect(({} as Record<string, unknown>).a).toBeUndefined()
    const { spec } = assembleFixture('depot-events.md')
    expect(Object.keys((spec.components as { schemas: object }).schemas)).toContain('constructor')
  })
})

test('a page with the head of the site but not its foot may be cut, and says so', () => {
  expect(assemblePages([page(withoutFoot, 'cut.txt')]).warnings).toEqual([
    { file: 'cut.txt', line: 147, message: 'The page ends without `Last updated`; it may be cut.' },
  ])
})

test('every line that fits no rule is told, and none else is lost', () => {
  const odd = rendered
    .replace('\nPath parameters', '\nPath parameters\nodd one')
    .replace('\nResponses', '\nResponses\nodd two')
    .replace('\nRemove parcel', '\n{"odd": "three"}\n\nRemove parcel')
  expect(assemblePages([page(odd, 'odd.txt')]).warnings.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '29: The line stands before any parameter and fits no rule.',
    '100: The line stands before any response and fits no rule.',
    '124: The line stands after an operation and fits no rule.',
  ])
})

test('an operation that is announced but not there is told', () => {
  const text = `${fenced(DOC)}\n## Add\n\n> Adds one.\n\n## Drop\n`
  expect(assemblePages([page(text)]).warnings).toEqual([
    { file: 'a.md', line: 9, message: 'The operation `Add` has no document below its description.' },
    { file: 'a.md', line: 13, message: 'The page ends within an operation; it may be cut.' },
  ])
})

test('a catastrophic pattern with an example is refused at its place and does not hold the run up', () => {
  const schema = `{"type":"string","pattern":"^(a+)+$","example":"${'a'.repeat(40)}!"}`
  const paths = `"/slow":{"get":{"parameters":[{"name":"p","in":"query","schema":${schema}}]}}`
  const assemble = () => assemblePages([page(fenced(DOC.replace('"paths":{', `"paths":{${paths},`)))])
  expect(assemble).toThrow(
    expect.objectContaining({
      code: 'PAGE',
      message: expect.stringMatching(
        /^The pattern "\^\(a\+\)\+\$" takes longer than 250 ms on a text of 41 characters; make it unambiguous\. \(.*:\d+:\d+\)$/,
      ),
    }),
  )
})
