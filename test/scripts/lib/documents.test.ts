/** Files in and out. */
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  makeFolder,
  parseYaml,
  readDocument,
  readText,
  sha256,
  toJson,
  toYaml,
  writeOrCheck,
  writeWhole,
} from '../../../scripts/lib/documents.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Writes a file of the temporary folder. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('readText', () => {
  it('drops a byte order mark', async () => {
    expect(await readText(await file('bom.txt', '\uFEFFa'))).toBe('a')
  })

  it.each<[string, (path: string) => Promise<unknown>, string]>([
    ['missing', async () => undefined, 'The file does not exist or is out of reach.'],
    ['folder', (path) => mkdir(path), 'A file is expected, this is a folder.'],
    ['latin1', (path) => writeFile(path, Buffer.from([0xe9])), 'The file is not UTF-8 text; save it as UTF-8.'],
    [
      'huge',
      async (path) => {
        await writeFile(path, '')
        await truncate(path, 50 * 1024 * 1024)
      },
      'The file has 52428800 bytes; at most 50331648 are read.',
    ],
  ])('refuses what is %s', async (name, prepare, sentence) => {
    const path = join(folder, `text-${name}`)
    await prepare(path)
    await expect(readText(path)).rejects.toThrow(expect.objectContaining({ message: `${sentence} (${path})` }))
  })
})

describe('parseYaml', () => {
  it.each([
    [
      'a: [1',
      'The document is not valid YAML or JSON: Flow sequence in block collection must be sufficiently indented and end with a ]. (a.yaml:1:6)',
    ],
    ['a: &a { b: [*a] }', 'The document cannot be expanded: an alias stands within its own anchor. (a.yaml)'],
    ['a: &a\n  b: 1\n  c: *a\n', 'The document cannot be expanded: an alias stands within its own anchor. (a.yaml)'],
    ['a: 1\na: 2\n', 'The document is not valid YAML or JSON: Map keys must be unique. (a.yaml:2:1)'],
    [
      `a: &a [x,x]\n${'bcdefghijk'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefghij'[index]}`).join(',')}]`)
        .join('\n')}`,
      'The document cannot be expanded: Excessive alias count indicates a resource exhaustion attack. (a.yaml)',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parseYaml(text, 'a.yaml')).toThrow(expect.objectContaining({ message: message }))
  })

  it('expands what is named and used twice', () => {
    expect(parseYaml('a: &a { b: 1 }\nc: [*a, *a]', 'a.yaml').value).toEqual({ a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] })
  })

  it('keeps a prototype key as data', () => {
    const { value } = parseYaml('__proto__: { polluted: yes }', 'a.yaml')
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('readDocument', () => {
  it('reads JSON and YAML alike', async () => {
    expect(await readDocument(await file('a.json', '{"a":1}'))).toEqual({ a: 1 })
    expect(await readDocument(await file('a.yaml', 'a: 1'))).toEqual({ a: 1 })
  })
})

describe('toYaml and toJson', () => {
  it('folds nothing and shares nothing', () => {
    const shared = { text: `${'long '.repeat(40)}`, lines: 'a\nb\n' }
    expect(toYaml({ a: shared, b: shared })).toBe(
      `a:\n  text: "${'long '.repeat(40)}"\n  lines: |\n    a\n    b\nb:\n  text: "${'long '.repeat(40)}"\n  lines: |\n    a\n    b\n`,
    )
  })
  it('ends JSON with a newline', () => expect(toJson({ a: 1 })).toBe('{\n  "a": 1\n}\n'))
})

describe('sha256', () => {
  it('is lower-case hexadecimal', () =>
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
})

describe('writeWhole', () => {
  it('leaves no temporary file, also when it fails', async () => {
    const target = join(folder, 'whole')
    await mkdir(join(target, 'taken'), { recursive: true })
    await writeWhole(join(target, 'a.txt'), 'a')
    await expect(writeWhole(join(target, 'taken'), 'b')).rejects.toThrow(/^The file cannot be written: .*taken\)$/)
    expect((await readdir(target)).sort()).toEqual(['a.txt', 'taken'])
  })

  it('takes the place of no device and no pipe', async () => {
    const path = join(folder, 'pipe')
    const server = createServer()
    await new Promise<void>((ready) => server.listen(path, ready))
    await expect(writeWhole(path, 'a')).rejects.toThrow(
      `The file cannot be written: a file is expected, this is a device or a pipe. (${path})`,
    )
    expect((await stat(path)).isSocket()).toBe(true)
    await new Promise((closed) => server.close(closed))
  })

  it('writes behind a link', async () => {
    const link = join(folder, 'link.txt')
    await symlink(await file('behind.txt', 'old'), link)
    await writeWhole(link, 'new')
    expect([await readFile(join(folder, 'behind.txt'), 'utf8'), (await lstat(link)).isSymbolicLink()]).toEqual([
      'new',
      true,
    ])
  })
})

describe('makeFolder', () => {
  it('makes what is above it as well, and puts up with what is there', async () => {
    const path = join(folder, 'a/b/c')
    // Who comes second may find what is above it half made.
    for (let turn = 0; turn < 40; turn += 1) {
      const place = join(folder, `many-${turn}`)
      await mkdir(place)
      await Promise.all(Array.from({ length: 6 }, () => makeFolder(join(place, 'a/b/c'))))
    }
    await makeFolder(path)
    expect((await stat(path)).isDirectory()).toBe(true)
  })

  it('fails where a file is in the way', async () => {
    const path = await file('in-the-way', '')
    await expect(makeFolder(path)).rejects.toThrow('EEXIST')
    await expect(makeFolder(join(path, 'a/b'))).rejects.toThrow('ENOTDIR')
  })

  it.runIf(process.platform === 'linux')('fails where nothing can be made', async () => {
    await expect(makeFolder('/proc/d1-contracts/a')).rejects.toThrow('ENOENT')
  })
})

describe('writeOrCheck', () => {
  it('writes, then agrees, then names what is stale or missing', async () => {
    const path = join(folder, 'drift.txt')
    const files = new Map([[path, 'one']])
    await expect(writeOrCheck(files, true, 'npm run x')).rejects.toThrow(
      expect.objectContaining({ message: `The file is missing; run \`npm run x\` and commit the result. (${path})` }),
    )
    await writeOrCheck(files, false, 'npm run x')
    await writeOrCheck(files, true, 'npm run x')
    await writeFile(path, 'two')
    await expect(writeOrCheck(files, true, 'npm run x')).rejects.toThrow(
      expect.objectContaining({ message: `The file is stale; run \`npm run x\` and commit the result. (${path})` }),
    )
    expect(await readFile(path, 'utf8')).toBe('two')
  })
})
