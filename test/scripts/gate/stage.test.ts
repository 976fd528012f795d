/** The stage as it is run: revisions in, text or JSON out, and what cannot be judged in one line with status 2. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formats } from '../../../scripts/gate/formats/index.ts'
import schema from '../../../scripts/gate/report.schema.json' with { type: 'json' }
import { loadRevisions } from '../../../scripts/gate/revision-files.ts'
import { type GateArguments, gate } from '../../../scripts/gate.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf } from './revisions.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-stage-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a file and gives its name. */
function written(name: string, content: string | JsonObject): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const before = written('before.json', apiOf({ type: 'object', properties: { kind: { enum: ['a', 'b'] } } }))
const after = written('after.json', apiOf({ type: 'object', properties: { kind: { enum: ['a'] } } }))
const none = written('waivers.yaml', '[]\n')

/** Runs the stage. */
async function run(args: Partial<GateArguments>): Promise<{ status: number; text: string }> {
  let text = ''
  const stdout = { write: (chunk: string) => (text += chunk) }
  const day = { now: new Date('2026-06-15'), waivers: none }
  const status = await gate(
    { base: before, head: after, policy: 'strict', format: 'text', ...day, ...args },
    { stdout },
  )
  return { status, text: text.replaceAll(folder, 'DIR') }
}

describe('the verdict', () => {
  it('tells a break with its place, its reason and a witness', async () => {
    expect(await run({})).toEqual({
      status: 1,
      text: `DIR/before.json (1) → DIR/after.json (1)

BREAKING
  enum narrowed [${'FINGERPRINT'}]
    where   POST /things: body /kind (sent by the consumer)
    change  ["b"] → nothing
    why     Something that consumers may send is not taken any more.
    witness "b" was valid, is invalid now.
    breaks  on the wire and in code
    reach   types operations["makeThing"]; checks invalid-request-refused,
            valid-request-accepted

Breaking under the policy strict: 1 breaking, 0 notices, 0 compatible.
`.replace('FINGERPRINT', JSON.parse((await run({ format: 'json' })).text).changes[0].fingerprint),
    })
  })

  it('is compatible the other way round, and says so by its status', async () => {
    const { status, text } = await run({ base: after, head: before })
    expect([status, text.trimEnd().split('\n').at(-1)]).toEqual([
      0,
      'Compatible under the policy strict: 0 breaking, 0 notices, 1 compatible.',
    ])
  })

  it('stays within 80 columns', async () => {
    const { text } = await run({
      head: written(
        'a-rather-long-name-of-a-file-'.repeat(5),
        apiOf({ type: 'object', properties: { kind: { enum: ['c'.repeat(90)] } } }),
      ),
    })
    expect(text.split('\n').filter((line) => [...line].length > 80)).toEqual([])
  })

  it('is breaking as long as a waiver is at fault', async () => {
    const waivers = written(
      'old.yaml',
      '- { fingerprint: "0123456789ab", reason: R., owner: o, expires: 2026-12-31 }\n',
    )
    const { status, text } = await run({ base: after, head: before, waivers })
    expect(status).toBe(1)
    expect(text).toContain('waives nothing any')
  })

  it('is JSON of the shape that is published', async () => {
    const ajv = new Ajv2020({ strict: true })
    addFormats.default(ajv, ['date'])
    const { text } = await run({ format: 'json' })
    const validate = ajv.compile(schema)
    expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([])
  })

  it('names the operations whose checks are not looked up, where there are too many', async () => {
    const responses = { 200: { $ref: '#/components/responses/r' } }
    const names = Array.from({ length: 153 }, (_, at) => `/p${String(at).padStart(3, '0')}`)
    const many = (maxLength: number) => ({
      openapi: '3.1.0',
      info: { title: 'Many', version: '1' },
      paths: Object.fromEntries(names.map((name) => [name, { get: { responses } }])),
      components: {
        responses: { r: { description: 'ok', headers: { 'X-A': { schema: { type: 'string', maxLength } } } } },
      },
    })
    const args = { base: written('many-4.json', many(4)), head: written('many-5.json', many(5)), format: 'json' }
    const { status, text } = await run(args)
    const { changes, leftOut } = JSON.parse(text)
    expect([status, leftOut]).toEqual([
      1,
      [
        'The checks and known failures of 150 operations are looked up, those of 3 more are not: GET /p150, GET /p151, GET /p152.',
      ],
    ])
    expect(changes[0].blast.operations).toHaveLength(153)
    expect(changes[0].blast.checks).toContain('response-headers')
  })

  it.each(formats.map(({ id }) => id))('is the same twice as %s', async (format) => {
    expect((await run({ format })).text).toBe((await run({ format })).text)
  })
})

describe('what cannot be judged', () => {
  const cases: [string, string | JsonObject, string][] = [
    [
      'broken YAML',
      'openapi: 3.1.0\npaths: {',
      'The document is not valid YAML or JSON: Flow map in block collection must be sufficiently indented and end with a }. (FILE:2:9)',
    ],
    [
      'duplicate keys',
      'openapi: 3.1.0\nopenapi: 3.1.0\n',
      'The document is not valid YAML or JSON: Map keys must be unique. (FILE:2:1)',
    ],
    [
      'a dangling reference',
      apiOf({ $ref: '#/components/schemas/Nowhere' }),
      'The reference "#/components/schemas/Nowhere" leads nowhere. (FILE#/paths/~1things/post/requestBody/content/application~1json/schema)',
    ],
    [
      'OpenAPI 3.2',
      { ...apiOf({}), openapi: '3.2.0' },
      'The document is OpenAPI "3.2.0"; 3.0 and 3.1 are read. (FILE#/openapi)',
    ],
    [
      'Swagger 2.0',
      { swagger: '2.0', paths: {} },
      'The document is Swagger "2.0"; convert it to OpenAPI 3.0 or 3.1. (FILE)',
    ],
    ['no object', '[]', 'The document is no object; OpenAPI 3.0 or 3.1 is read. (FILE)'],
    [
      'a YAML bomb',
      `a: &a [x, x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}\nopenapi: 3.1.0\n`,
      'The document cannot be expanded: Excessive alias count indicates a resource exhaustion attack. (FILE)',
    ],
  ]
  it.each(cases)('%s', async (name, content, message) => {
    const file = written(`${name}.yaml`, content)
    await expect(run({ head: file })).rejects.toThrow(message.replaceAll('FILE', file))
  })

  it.each([
    [{ head: before }, `BASE and HEAD are the same; name two revisions. (${before})`],
    [
      { head: 'nowhere' },
      'What is to be compared is no file, no API of the catalogue and no `REV:PATH` of git. (nowhere)',
    ],
    [
      { head: 'ftp://specs.invalid/a.yaml' },
      'The address is none that can be read; `http` and `https` are. (ftp://specs.invalid/a.yaml)',
    ],
    [{ format: 'yaml' }, `The format \`yaml\` is none; known are ${formats.map(({ id }) => id).join(', ')}.`],
  ])('%j', async (args, message) => {
    await expect(run(args)).rejects.toThrow(message)
  })

  it('is not hurt by references in circles', async () => {
    const circle = {
      schemas: {
        A: { type: 'object', properties: { a: { $ref: '#/components/schemas/B' } } },
        B: { allOf: [{ $ref: '#/components/schemas/A' }] },
      },
    }
    const file = written('circle.json', apiOf({ $ref: '#/components/schemas/A' }, { components: circle }))
    expect((await run({ base: file, head: written('circle-2.json', readFileSync(file, 'utf8')) })).status).toBe(0)
  })
})

describe('revisions of git', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args])
  const load = (base: string, head: string) => loadRevisions({ base, head }, { repository: folder })

  beforeAll(() => {
    git('init', '-q')
    mkdirSync(join(folder, 'specs/parts'), { recursive: true })
    written('specs/parts/kind.json', { type: 'string', maxLength: 5 })
    written('specs/api.json', apiOf({ $ref: 'parts/kind.json' }))
    git('add', 'specs')
    git('commit', '-q', '-m', 'one')
    written('specs/parts/kind.json', { type: 'string', maxLength: 3 })
    git('commit', '-q', '-am', 'two')
  })

  it('are read with the files they refer to', async () => {
    const { base, head } = await load('HEAD~1:specs/api.json', 'HEAD:specs/api.json')
    const kind = ({ document }: typeof base) => JSON.stringify(document).match(/"maxLength":\d/)?.[0]
    expect([base.file, kind(base), kind(head)]).toEqual(['HEAD~1:specs/api.json', '"maxLength":5', '"maxLength":3'])
  })

  it.each([
    [
      'nope:specs/api.json',
      'HEAD:specs/api.json',
      'The repository has no revision `nope`; fetch it, or name another one. (nope:specs/api.json)',
    ],
    [
      'HEAD~1:specs/none.json',
      'HEAD:specs/api.json',
      'The revision `HEAD~1` has no such file; paths start at the top of the repository. (HEAD~1:specs/none.json)',
    ],
    ['HEAD:specs/api.json', 'HEAD~1:specs/api.json', 'BASE is later than HEAD; swap the two. (HEAD~1:specs/api.json)'],
    [
      '--help:x',
      'HEAD:specs/api.json',
      'The repository has no revision `--help`; fetch it, or name another one. (--help:x)',
    ],
  ])('%s and %s', async (base, head, message) => {
    await expect(load(base, head)).rejects.toThrow(message)
  })
})
