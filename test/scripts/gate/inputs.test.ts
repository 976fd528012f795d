/**
 * What can be handed to the gate, through the command: files, pages and multi-file specs, of revisions of git and of
 * addresses; and all that cannot be judged, in one line with status 2.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { main } from '../../../scripts/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'gate-inputs-'))
const here = process.cwd()
const served = new Map<string, string>()
let server: Server
let address = ''

const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args])

/** Writes a file below the folder, and gives its name. */
function written(name: string, text: string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
  return name
}

/** A spec with one query parameter, and one answer that is described elsewhere. */
const spec = ({ maximum = 9, kind = '#/components/schemas/Kind', more = '', version = '1.0.0' } = {}) => `openapi: 3.1.0
info: { title: Things, version: ${version} }
paths:
  /things:
    get:
      operationId: listThings
      parameters: [{ name: take, in: query, schema: { type: integer, maximum: ${maximum} } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '${kind}' } } } }
components: { schemas: { Kind: { type: string } } }
${more}`

/** A page in Markdown with one operation. */
const page = (maximum: number) => {
  const take = { name: 'take', in: 'query', schema: { type: 'integer', maximum } }
  const get = { operationId: 'listThings', parameters: [take], responses: { 200: { description: 'ok' } } }
  const document = { openapi: '3.0.3', info: { title: 'Things', version: '1' }, paths: { '/things': { get } } }
  return `# Things\n\n\`\`\`json\n${JSON.stringify({ ...document, servers: [{ url: 'https://a.invalid' }] })}\n\`\`\`\n`
}

/** Runs the command in the folder: its status, and what it writes to either stream. */
async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const streams = { out: '', err: '' }
  const keep = (name: 'out' | 'err') => (text: unknown) => {
    streams[name] += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'))
  const given = ['--policy', 'strict', '--now', '2026-06-15', '--waivers', join(folder, 'no-waivers.yaml')]
  const status = await main(['gate', ...given, ...args])
  vi.restoreAllMocks()
  return { status, out: streams.out.replaceAll(address, 'SERVER'), err: streams.err.replaceAll(address, 'SERVER') }
}

beforeAll(async () => {
  written('no-waivers.yaml', '[]\n')
  written('base.yaml', spec())
  written('same.yaml', spec())
  written('narrower.yaml', spec({ maximum: 5 }))
  git('init', '-q')
  written('parts/kind.yaml', 'type: string\nmaxLength: 9\n')
  written('deep/er/shared.yaml', 'Kind: { $ref: "../kinds.yaml#/Kind" }\n')
  written('deep/kinds.yaml', 'Kind: { type: string, maxLength: 9 }\n')
  written('parted.yaml', spec({ kind: 'parts/kind.yaml' }))
  written('nested.yaml', spec({ kind: 'deep/er/shared.yaml#/Kind' }))
  written('list.md', page(9))
  git('add', '-A')
  git('commit', '-q', '-m', 'one')
  written('parts/kind.yaml', 'type: string\nmaxLength: 5\n')
  written('deep/kinds.yaml', 'Kind: { type: string, maxLength: 5 }\n')
  written('list.md', page(5))
  written('escape.yaml', spec({ kind: '../../etc/passwd' }))
  git('add', 'escape.yaml')
  git('commit', '-q', '-am', 'two')
  written('later.yaml', spec({ version: '2.0.0' }))
  writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0x6f, 0xff, 0xfe, 0x00]))
  written('huge.yaml', '')
  truncateSync(join(folder, 'huge.yaml'), 100_000_000)
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
  symlinkSync('/etc/hostname', join(folder, 'parts/link.yaml'))
  server = createServer((request, response) => {
    const text = served.get(new URL(request.url ?? '', address).pathname)
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(text)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  served.set('/base.yaml', spec())
  served.set('/narrower', spec({ maximum: 5 }))
  served.set('/list.md', page(5))
  served.set('/elsewhere.yaml', spec({ kind: `${address}/base.yaml` }))
  process.chdir(folder)
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => {
  process.chdir(here)
  server.close()
  rmSync(folder, { recursive: true })
})

describe('is judged', () => {
  it.each([
    ['a file', ['base.yaml', 'narrower.yaml'], 1, 'maximum narrowed'],
    ['a revision of git', ['HEAD:base.yaml', 'narrower.yaml'], 1, 'maximum narrowed'],
    ['a spec of several files in two revisions', ['HEAD~1:parted.yaml', 'HEAD:parted.yaml'], 0, 'max length narrowed'],
    ['a spec whose files refer to others', ['HEAD~1:nested.yaml', 'nested.yaml'], 0, 'max length narrowed'],
    ['a page in two revisions', ['HEAD~1:list.md', 'HEAD:list.md'], 1, 'maximum narrowed'],
    ['an address', ['SERVER/base.yaml', 'narrower.yaml'], 1, 'SERVER/base.yaml (1.0.0) → narrower.yaml (1.0.0)'],
    ['an address without an ending', ['base.yaml', 'SERVER/narrower'], 1, 'maximum narrowed'],
    ['a page at an address', ['HEAD~1:list.md', 'SERVER/list.md?token=secret'], 1, 'list.md (1) → SERVER/list.md (1)'],
  ])('%s', async (_, args, status, words) => {
    const told = await run(...args.map((arg) => arg.replace('SERVER', address)))
    expect({ status: told.status, err: told.err }).toEqual({ status, err: '' })
    expect(told.out).toContain(words)
    expect(told.out).not.toContain('secret')
  })

  it('what is the same in both, and said to be', async () => {
    expect(await run('base.yaml', 'same.yaml')).toEqual({
      status: 0,
      out: `base.yaml (1.0.0) → same.yaml (1.0.0)

Nothing changed: the two say the same, word for word.
Compatible under the policy strict: 0 breaking, 0 notices, 0 compatible.
`,
      err: '',
    })
  })

  it.each([
    ['1.0.0', 1, 'The version is `1.0.0`; what changed since `1.0.0` asks for 2.0.0 at least.'],
    ['1.1.0', 1, 'The version is `1.1.0`; what changed since `1.0.0` asks for 2.0.0 at least.'],
  ])('a break by its version too: %s', async (version, status, words) => {
    written('version.yaml', spec({ maximum: 5, version }))
    const told = await run('base.yaml', 'version.yaml', '--check-version')
    expect(told.status).toBe(status)
    expect(told.out.replace(/\s+/g, ' ')).toContain(words)
  })

  it.each([
    ['1.0.0', 1],
    ['1.1.0', 0],
  ])('an addition by its version: %s', async (version, status) => {
    written('wider.yaml', spec({ maximum: 12, version }))
    expect((await run('base.yaml', 'wider.yaml', '--check-version')).status).toBe(status)
  })
})

describe('cannot be judged', () => {
  const cases: [what: string, text: string, message: string][] = [
    ['an empty file', '', 'The file is empty; give an OpenAPI document or a documentation page. (FILE) [SPEC]'],
    ['a blank file', ' \n\n', 'The file is empty; give an OpenAPI document or a documentation page. (FILE) [SPEC]'],
    [
      'broken YAML',
      'openapi: 3.1.0\npaths: {',
      'The document is not valid YAML or JSON: Flow map in block collection must be sufficiently indented and end with a }. (FILE:2:9) [SPEC]',
    ],
    [
      'a key twice',
      'openapi: 3.1.0\nopenapi: 3.1.0\n',
      'The document is not valid YAML or JSON: Map keys must be unique. (FILE:2:1) [SPEC]',
    ],
    [
      'a key twice in JSON',
      '{ "openapi": "3.1.0",\n  "paths": { "a\\"": 1 },\n  "paths": {} }',
      'The document is not valid YAML or JSON: Map keys must be unique. (FILE:3:3) [SPEC]',
    ],
    [
      'nesting without end',
      `openapi: 3.1.0\nx: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
      'The document is not valid YAML or JSON: it is nested too deeply. (FILE:2:',
    ],
    [
      'nesting beyond measure',
      `${spec()}x: ${'['.repeat(300)}${']'.repeat(300)}\n`,
      'The document is nested more than 256 levels deep. (FILE) [SPEC]',
    ],
    [
      'a YAML bomb',
      `a: &a [x, x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}\nopenapi: 3.1.0\n`,
      'The document cannot be expanded: Excessive alias count indicates a resource exhaustion attack. (FILE) [SPEC]',
    ],
    [
      'a document of 3.2',
      spec().replace('3.1.0', '3.2.0'),
      'The document is OpenAPI "3.2.0"; 3.0 and 3.1 are read. (FILE#/openapi) [SPEC]',
    ],
    [
      'a document of 2.0',
      'swagger: "2.0"\npaths: {}\n',
      'The document is Swagger "2.0"; convert it to OpenAPI 3.0 or 3.1. (FILE) [SPEC]',
    ],
    ['a list', '[]', 'The document is no object; OpenAPI 3.0 or 3.1 is read. (FILE) [SPEC]'],
    [
      'a document of nothing',
      'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n',
      'The document has no `paths`, so it describes no operation. (FILE) [SPEC]',
    ],
    ...(
      [
        ['#/components/schemas/None', 'leads nowhere.'],
        ['parts/none.yaml', undefined],
        ['../outside.yaml', 'leaves the folder of the spec.'],
        ['../../../../../../etc/passwd', 'leaves the folder of the spec.'],
        ['/etc/passwd', 'leaves the folder of the spec.'],
        ['parts/link.yaml', 'leaves the folder of the spec.'],
        ['file:///etc/passwd', 'is remote; only files below the folder of the spec are read.'],
        ['SERVER/base.yaml', 'is remote; only files below the folder of the spec are read.'],
      ] as const
    ).map(([kind, why]): [string, string, string] => [
      `a reference to ${kind}`,
      spec({ kind }),
      `${why === undefined ? `The file of the reference "${kind}" cannot be read.` : `The reference "${kind}" ${why}`} (FILE#/paths/~1things/get/responses/200/content/application~1json/schema) [SPEC]`,
    ]),
    [
      'references that lead round in a circle and nowhere else',
      spec().replace(
        'Kind: { type: string }',
        'Kind: { $ref: "#/components/schemas/Other" }, Other: { $ref: "#/components/schemas/Kind" }',
      ),
      'The reference "#/components/schemas/Kind" leads back to itself. (FILE#/paths/~1things/get/responses/200/content/application~1json/schema) [SPEC]',
    ],
  ]
  it.each(cases)('%s', async (_, text, message) => {
    written('bad.yaml', text.replaceAll('SERVER', address))
    const { status, out, err } = await run('base.yaml', 'bad.yaml')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringContaining(`d1-contracts: ${message.replace('FILE', 'bad.yaml')}`),
    ])
  })

  it.each([
    [['base.yaml', 'base.yaml'], 'BASE and HEAD are the same; name two revisions. (base.yaml) [ARGUMENTS]'],
    [
      ['HEAD:base.yaml', 'HEAD:base.yaml'],
      'BASE and HEAD are the same; name two revisions. (HEAD:base.yaml) [ARGUMENTS]',
    ],
    [['base.yaml', 'HEAD:base.yaml'], 'BASE is later than HEAD; swap the two. (HEAD:base.yaml) [ARGUMENTS]'],
    [['HEAD:base.yaml', 'HEAD~1:base.yaml'], 'BASE is later than HEAD; swap the two. (HEAD~1:base.yaml) [ARGUMENTS]'],
    [
      ['later.yaml', 'base.yaml'],
      'BASE says that it is version 2.0.0, HEAD that it is 1.0.0; swap the two, or correct `info.version`. (base.yaml#/info/version) [ARGUMENTS]',
    ],
    [
      ['none:base.yaml', 'base.yaml'],
      'The repository has no revision `none`; fetch it, or name another one. (none:base.yaml) [ARGUMENTS]',
    ],
    [
      ['HEAD:none.yaml', 'base.yaml'],
      'The revision `HEAD` has no such file; paths start at the top of the repository. (HEAD:none.yaml) [ARGUMENTS]',
    ],
    [
      ['HEAD:../base.yaml', 'base.yaml'],
      'The revision `HEAD` has no such file; paths start at the top of the repository. (HEAD:../base.yaml) [ARGUMENTS]',
    ],
    [
      ['HEAD:escape.yaml', 'base.yaml'],
      'The reference "../../etc/passwd" leaves the folder of the spec. (HEAD:escape.yaml#/paths/~1things/get/responses/200/content/application~1json/schema) [SPEC]',
    ],
    [
      ['none.json', 'base.yaml'],
      'What is to be compared is no file, no API of the catalogue and no `REV:PATH` of git. (none.json) [ARGUMENTS]',
    ],
    [['base.yaml', 'parts'], 'A file is expected, this is a folder. (parts) [FILE]'],
    [['base.yaml', 'binary.yaml'], 'The file is not UTF-8 text; save it as UTF-8. (binary.yaml) [FILE]'],
    [['base.yaml', 'huge.yaml'], 'The file has 100000000 bytes; at most 50331648 are read. (huge.yaml) [FILE]'],
    [['base.yaml', 'pipe.yaml'], 'A file is expected, this is a device or a pipe. (pipe.yaml) [FILE]'],
    [
      ['base.yaml', 'SERVER/none.yaml?token=secret'],
      'The document cannot be fetched: the answer is 404. (SERVER/none.yaml) [NETWORK]',
    ],
    [
      ['SERVER/elsewhere.yaml', 'base.yaml'],
      'The reference "SERVER/base.yaml" is remote; only files below the folder of the spec are read. (SERVER/elsewhere.yaml#/paths/~1things/get/responses/200/content/application~1json/schema) [SPEC]',
    ],
    [
      ['base.yaml', 'ftp://127.0.0.1/a.yaml'],
      'The address is none that can be read; `http` and `https` are. (ftp://127.0.0.1/a.yaml) [ARGUMENTS]',
    ],
  ])('%j', async (args, message) => {
    const told = await run(...args.map((arg) => arg.replace('SERVER', address)))
    expect(told).toEqual({ status: 2, out: '', err: `d1-contracts: ${message}\n` })
  })

  it('a revision where there is no repository, or no git', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'gate-outside-'))
    writeFileSync(join(outside, 'base.yaml'), spec())
    process.chdir(outside)
    vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir())
    const none = await run('HEAD:base.yaml', 'base.yaml')
    vi.stubEnv('PATH', outside)
    const gitless = await run('HEAD:base.yaml', 'base.yaml')
    vi.unstubAllEnvs()
    process.chdir(folder)
    rmSync(outside, { recursive: true })
    expect([none, gitless]).toEqual([
      {
        status: 2,
        out: '',
        err: 'd1-contracts: A revision can be read in a repository of git only, which this folder is not; name files, or go to one. (HEAD:base.yaml) [ARGUMENTS]\n',
      },
      {
        status: 2,
        out: '',
        err: 'd1-contracts: A revision can be read with git only, which cannot be run; install it, or name files. (HEAD:base.yaml) [ARGUMENTS]\n',
      },
    ])
  })
})

describe('waivers', () => {
  const fingerprint = async () => {
    const { out } = await run('base.yaml', 'narrower.yaml', '--format', 'json')
    return String(JSON.parse(out).changes[0].fingerprint)
  }
  const waived = (one: string, expires: string) =>
    `- { fingerprint: "${one}", reason: Agreed., owner: cards, expires: ${expires} }\n`

  it.each([
    ['2026-12-31', 0, '0 breaking, 1 waived'],
    ['2026-06-15', 0, '0 breaking, 1 waived'],
    ['2026-06-14', 1, 'expired on 2026-06-14'],
  ])('until %s', async (expires, status, words) => {
    written('waivers.yaml', waived(await fingerprint(), expires))
    const told = await run('base.yaml', 'narrower.yaml', '--waivers', 'waivers.yaml')
    expect([told.status, told.err]).toEqual([status, ''])
    expect(told.out.replace(/\s+/g, ' ')).toContain(words)
  })

  it('that waive nothing any more', async () => {
    written('waivers.yaml', waived('0123456789ab', '2026-12-31'))
    const told = await run('base.yaml', 'same.yaml', '--waivers', 'waivers.yaml')
    expect(told.status).toBe(1)
    expect(told.out.replace(/\s+/g, ' ')).toContain('waives nothing any more')
  })

  it.each([
    ['- {', 2],
    ['- { fingerprint: "0123456789ab" }\n', 2],
  ])('%j', async (text, status) => {
    written('waivers.yaml', text)
    const told = await run('base.yaml', 'same.yaml', '--waivers', 'waivers.yaml')
    expect([told.status, told.out, told.err.split('\n').length]).toEqual([status, '', 2])
  })
})
